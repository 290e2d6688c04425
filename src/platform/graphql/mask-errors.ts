import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ApiErrorCode, apiErrorCodes } from './api-error.js';
import type { RequestContext } from './request-context.js';
import { Unavailable } from '../work/unavailable.js';
import { SqlState, sqlStateOf } from '../db/sql-state.js';

/** Codes that Apollo Server adds of its own, as the contract names them. */
const renamed: Readonly<Record<string, ApiErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
};

const known = (code: unknown): ApiErrorCode | undefined => apiErrorCodes.find((each) => each === code);

/** To Apollo all that a rule reports is GRAPHQL_VALIDATION_FAILED; a rule of ours may have said something else. */
function codeOf(formatted: GraphQLFormattedError, cause: unknown): ApiErrorCode {
  const reported = cause instanceof GraphQLError ? known(cause.extensions['code']) : undefined;
  const code = formatted.extensions?.['code'];
  const renaming = typeof code === 'string' ? renamed[code] : undefined;
  return reported ?? renaming ?? known(code) ?? 'INTERNAL_SERVER_ERROR';
}

const MOST_CHARACTERS = 1_000;

/** A name or value that a client sent stands in the message: it is not sent back at any length. */
const shortened = (message: string): string =>
  message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)}…` : message;

function messageOf(message: string, code: ApiErrorCode, cause: unknown): string {
  if (code === 'INTERNAL_SERVER_ERROR') {
    return 'Something failed on our side. Try again; if it stays, report the request id.';
  }
  // The parser goes down a level for each bracket, until its stack ends.
  if (cause instanceof RangeError) return 'The document has too many brackets inside each other.';
  // Values of variables get names of the schema suggested, and there is no option against it.
  return shortened(message.replace(/ ?Did you mean [^]*\?$/, ''));
}

/** The first error, under all that graphql-js and Apollo wrapped around it. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError !== undefined ? causeOf(error.originalError) : error;

/** Further extensions that clients get, where the error has them. */
const told = ({ extensions }: GraphQLFormattedError, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (extensions?.[name] === undefined ? [] : [[name, extensions[name]]])));

/** The error that a client gets: a known code with its message, or only that something failed. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  const cause = causeOf(error);
  if (sqlStateOf(cause) === SqlState.characterNotInRepertoire) {
    // The one character that JSON can carry and PostgreSQL text cannot.
    const message = 'A text contains the character U+0000; leave it out.';
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const code = codeOf(formatted, cause);
  const message = messageOf(formatted.message, code, cause);
  return { message, ...place, extensions: { code, ...told(formatted, ['retryAfterSeconds', 'requestId']) } };
}

interface ErrorLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Writes what was masked to the log, and the request id that leads there into each error of the response. */
export function errorLogPlugin(log: ErrorLog): ApolloServerPlugin<RequestContext> {
  return {
    contextCreationDidFail({ error }) {
      const failed = error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
      if (codeOf(failed.toJSON(), causeOf(failed)) === 'INTERNAL_SERVER_ERROR') {
        log.error({ err: causeOf(failed), requestId: failed.extensions['requestId'] }, 'request failed');
      }
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors, contextValue, operationName }) {
          for (const err of errors.filter((each) => causeOf(each) instanceof Unavailable)) {
            const { requestId } = contextValue;
            log.warn({ err: causeOf(err), requestId, operationName }, 'the service is not available');
          }
          for (const err of errors.filter((each) => codeOf(each.toJSON(), causeOf(each)) === 'INTERNAL_SERVER_ERROR')) {
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

/** The errors of a subscription as its client gets them; what is masked is written to the log. */
export function maskedForSocket(
  log: ErrorLog,
  errors: readonly GraphQLError[],
  requestId: string,
): GraphQLFormattedError[] {
  return errors.map((err) => {
    const masked = maskError(err.toJSON(), err);
    if (masked.extensions?.['code'] === 'INTERNAL_SERVER_ERROR') {
      log.error({ err: causeOf(err), requestId }, 'subscription failed');
    }
    return { ...masked, extensions: { ...masked.extensions, requestId } };
  });
}
