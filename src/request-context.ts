import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions, Viewer } from './access/index.js';
import type { Environment } from './platform/config/environment.js';
import { Loaders } from './platform/graphql/loaders.js';
import type { RequestContext } from './platform/graphql/request-context.js';

const COOKIE = 'workbay_session';

/** A bearer token wins over the cookie: who sends one means it. */
function sessionToken(request: FastifyRequest): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[COOKIE] ?? null;
}

/** Makes the context of each request: who is asking, and what may be remembered while answering. */
export function requestContextMaker(env: Environment, sessions: Sessions) {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: env.publicUrl.startsWith('https:') } as const;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext<Viewer>> => {
    const token = sessionToken(request);
    return {
      requestId: request.id,
      address: request.ip,
      sessionToken: token,
      viewer: await sessions.viewerOf(token),
      loaders: new Loaders(),
      setSessionCookie: (value, expiresAt) =>
        void reply.setCookie(COOKIE, value, { ...cookie, expires: new Date(expiresAt) }),
      clearSessionCookie: () => void reply.clearCookie(COOKIE, cookie),
    };
  };
}
