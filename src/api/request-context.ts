import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import {
  logged,
  networkOf,
  type OperationAllowance,
  type OperationHolder,
  type Sessions,
  sessionTokenOf,
  type Viewer,
} from '../access/index.js';
import type { Environment } from '../platform/config/environment.js';
import { acceptedLocale } from '../platform/http/accepted-locale.js';
import { Unavailable } from '../platform/work/unavailable.js';
import type { LimitLog } from '../platform/security/limit-log.js';
import { Loaders } from '../platform/graphql/loaders.js';
import { type Counting, tooLarge } from '../platform/graphql/limits/cost-limit.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { Budget } from '../platform/work/budget.js';
import { currentScope, RequestScope } from '../platform/work/request-scope.js';
import { prices } from './prices.js';

/** Without a context there is nobody else to say which request an error belongs to. */
function ofRequest(error: unknown, requestId: string): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  const extensions = cause instanceof GraphQLError || cause instanceof Unavailable ? cause.extensions : {};
  return new GraphQLError(cause.message, { originalError: cause, extensions: { ...extensions, requestId } });
}

/** The holder whose operations count together: the account, or the network without signing in. */
const holderOf = (viewer: Viewer | null, address: string): OperationHolder =>
  viewer === null ? { network: networkOf(address) } : { userId: viewer.accountKey };

/** Counts each field of Query and Mutation; the first one of a request was counted with its context. */
export const countingBy = (allowance: OperationAllowance, limits: LimitLog): Counting => ({
  spend: async ({ viewer, address }, operations) => {
    if (operations > 0) await allowance.spend(holderOf(viewer as Viewer | null, address), operations);
  },
  holderOf: ({ viewer, address }) => (viewer as Viewer | null)?.accountKey ?? networkOf(address),
  noteLimit: ({ viewer, address }, limit) => {
    limits.note(limit, {
      account: logged.account((viewer as Viewer | null)?.accountKey ?? null),
      network: networkOf(address),
    });
  },
});

/** The facts of a request that its context is made of. */
interface Asked {
  readonly request: FastifyRequest;
  readonly requestId: string;
  readonly token: string | null;
  readonly viewer: Viewer | null;
  readonly scope: RequestScope;
}

/** The part of a context that does not depend on how the request is answered. */
export const contextOf = (env: Environment, { request, requestId, token, viewer, scope }: Asked) => ({
  scope,
  budget: new Budget(env.queryLimits.cost, scope, (place) => tooLarge(prices, place)),
  requestId,
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
  arrivedWith: token,
  sessionToken: token,
  viewer,
  acceptedLocale: acceptedLocale(request.headers),
  loaders: new Loaders(),
});

/** Makes the context of each request: who is asking, and what may be remembered while answering. */
export function requestContextMaker(env: Environment, sessions: Sessions, allowance: OperationAllowance) {
  const { name: cookieName, isSecure } = env.sessionCookie;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  // Here a request that is one too many costs the least: its document is not even parsed.
  const admit = async (token: string | null, address: string): Promise<Viewer | null> => {
    const viewer = await sessions.viewerOf(token);
    await allowance.spend(holderOf(viewer, address), 1);
    return viewer;
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext<Viewer>> => {
    const token = sessionTokenOf(request, cookieName);
    const viewer = await admit(token, request.ip).catch((error: unknown) => {
      throw ofRequest(error, request.id);
    });
    const scope = currentScope() ?? new RequestScope(request.id);
    return {
      ...contextOf(env, { request, requestId: request.id, token, viewer, scope }),
      setSessionCookie: (value, expiresAt) =>
        void reply.setCookie(cookieName, value, { ...cookie, expires: new Date(expiresAt) }),
      clearSessionCookie: () => void reply.clearCookie(cookieName, cookie),
    };
  };
}
