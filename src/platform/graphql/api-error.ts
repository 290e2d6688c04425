import { HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** The closed list of `extensions.code` in top-level errors; whatever else happens is INTERNAL_SERVER_ERROR. */
export const apiErrorCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ApiErrorCode = (typeof apiErrorCodes)[number];

const apiError = (code: ApiErrorCode, message: string, http?: HTTPGraphQLHead) =>
  new GraphQLError(message, { extensions: { code, ...(http === undefined ? {} : { http }) } });

const head = (status: number, headers: Readonly<Record<string, string>> = {}): HTTPGraphQLHead => ({
  status,
  headers: new HeaderMap(Object.entries(headers)),
});

export const badUserInput = (message: string): GraphQLError => apiError('BAD_USER_INPUT', message);

/** The same before anything is executed: the whole request is refused. */
export const malformedInput = (message: string): GraphQLError => apiError('BAD_USER_INPUT', message, head(400));

export const unauthenticated = (): GraphQLError =>
  apiError('UNAUTHENTICATED', 'Sign in first: send `Authorization: Bearer <accessToken>` from signIn.');

export const forbidden = (message: string): GraphQLError => apiError('FORBIDDEN', message);

/** Refuses the whole request, because it should have been sent in another way. */
export const badRequest = (message: string): GraphQLError => apiError('BAD_REQUEST', message, head(400));

/** Like any other document that is not valid. */
export const queryTooComplex = (message: string): GraphQLError => apiError('QUERY_TOO_COMPLEX', message, head(400));

export const rateLimited = (message: string, retryAfterSeconds: number): GraphQLError =>
  apiError('RATE_LIMITED', message, head(429, { 'retry-after': String(retryAfterSeconds) }));
