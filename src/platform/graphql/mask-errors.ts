import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ApiErrorCode, apiErrorCodes } from './api-error.js';
import type { RequestContext } from './request-context.js';
import { SqlState, sqlStateOf } from '../db/sql-state.js';

/** Codes that Apollo Server adds of its own, as the contract names them. */
const renamed: Readonly<Record<string, ApiErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
};

function codeOf(formatted: GraphQLFormattedError): ApiErrorCode {
  const code = formatted.extensions?.['code'];
  const renaming = typeof code === 'string' ? renamed[code] : undefined;
  return renaming ?? apiErrorCodes.find((known) => known === code) ?? 'INTERNAL_SERVER_ERROR';
}

/** What a client gets of an error: a known code with its message, or no more than that something failed. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (sqlStateOf(cause) === SqlState.characterNotInRepertoire) {
    // The one character that JSON can carry and PostgreSQL text cannot.
    const message = 'A text contains the character U+0000; leave it out.';
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const code = codeOf(formatted);
  const message =
    code === 'INTERNAL_SERVER_ERROR'
      ? 'Something failed on our side. Try again; if it stays, report the request id.'
      : formatted.message;
  return { message, ...place, extensions: { code } };
}

interface ErrorLog {
  error(fields: object, message: string): void;
}

/** Writes what was masked to the log, and the request id that leads there into each error of the response. */
export function errorLogPlugin(log: ErrorLog): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors, contextValue, operationName }) {
          for (const err of errors.filter((each) => codeOf(each.toJSON()) === 'INTERNAL_SERVER_ERROR')) {
            const { requestId } = contextValue;
            log.error({ err: err.originalError ?? err, requestId, operationName }, 'operation failed');
          }
          return Promise.resolve();
        },
        willSendResponse({ response, contextValue }) {
          if (response.body.kind === 'single' && response.body.singleResult.errors !== undefined) {
            response.body.singleResult.errors = response.body.singleResult.errors.map((err) => ({
              ...err,
              extensions: { ...err.extensions, requestId: contextValue.requestId },
            }));
          }
          return Promise.resolve();
        },
      }),
  };
}
