import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type OperationAllowance, type Sessions, sessionTokenOf, type Viewer } from './access/index.js';
import type { Environment } from './platform/config/environment.js';
import { Unavailable } from './platform/work/unavailable.js';
import { Loaders } from './platform/graphql/loaders.js';
import type { RequestContext } from './platform/graphql/request-context.js';

/** Without a context there is nobody else to say which request an error belongs to. */
function ofRequest(error: unknown, requestId: string): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  const extensions = cause instanceof GraphQLError || cause instanceof Unavailable ? cause.extensions : {};
  return new GraphQLError(cause.message, { originalError: cause, extensions: { ...extensions, requestId } });
}

/** Makes the context of each request: who is asking, and what may be remembered while answering. */
export function requestContextMaker(env: Environment, sessions: Sessions, allowance: OperationAllowance) {
  const { name: cookieName, isSecure } = env.sessionCookie;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  // Here a request that is one too many costs the least: its document is not even parsed.
  const admit = async (token: string | null): Promise<Viewer | null> => {
    const viewer = await sessions.viewerOf(token);
    if (viewer !== null) await allowance.spend(viewer.userId);
    return viewer;
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext<Viewer>> => {
    const token = sessionTokenOf(request, cookieName);
    const viewer = await admit(token).catch((error: unknown) => {
      throw ofRequest(error, request.id);
    });
    return {
      requestId: request.id,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      arrivedWith: token,
      sessionToken: token,
      viewer,
      loaders: new Loaders(),
      setSessionCookie: (value, expiresAt) =>
        void reply.setCookie(cookieName, value, { ...cookie, expires: new Date(expiresAt) }),
      clearSessionCookie: () => void reply.clearCookie(cookieName, cookie),
    };
  };
}
