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
  'INTERNAL_SERVER_ERROR',
] as const;

export type ApiErrorCode = (typeof apiErrorCodes)[number];

const apiError = (code: ApiErrorCode, message: string) => new GraphQLError(message, { extensions: { code } });

export const badUserInput = (message: string): GraphQLError => apiError('BAD_USER_INPUT', message);

export const unauthenticated = (): GraphQLError =>
  apiError('UNAUTHENTICATED', 'Sign in first: send `Authorization: Bearer <accessToken>` from signIn.');

export const forbidden = (message: string): GraphQLError => apiError('FORBIDDEN', message);
