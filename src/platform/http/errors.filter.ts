import type { HTTPGraphQLHead } from '@apollo/server';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import { Environment } from '../config/environment.js';
import type { ApiErrorCode } from '../graphql/api-error.js';
import { uploadOf } from './upload.js';
import { Unavailable } from '../work/unavailable.js';

/** Fastify's own refusals carry a status as well, and so do those of operations that are worth one. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Unavailable) return HttpStatus.SERVICE_UNAVAILABLE;
  if (error instanceof GraphQLError) {
    const http = error.extensions['http'] as HTTPGraphQLHead | undefined;
    return http?.status ?? (error.extensions['code'] === 'FORBIDDEN' ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST);
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 ? status : HttpStatus.INTERNAL_SERVER_ERROR;
}

const codes: Readonly<Record<number, ApiErrorCode>> = {
  [HttpStatus.UNAUTHORIZED]: 'UNAUTHENTICATED',
  [HttpStatus.FORBIDDEN]: 'FORBIDDEN',
  [HttpStatus.TOO_MANY_REQUESTS]: 'RATE_LIMITED',
  [HttpStatus.SERVICE_UNAVAILABLE]: 'SERVICE_UNAVAILABLE',
};

/** The one shape of errors, also where a request does not get as far as GraphQL. */
export function errorBody(status: number, message: string, requestId: string, known?: ApiErrorCode) {
  const code: ApiErrorCode = known ?? codes[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR');
  return { errors: [{ message, extensions: { code, requestId } }] };
}

/** The same as a plain answer, for hooks that run before any filter. */
export function unavailableBody({ message, extensions: { retryAfterSeconds } }: Unavailable, requestId: string) {
  return { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds, requestId } }] };
}

/** `retry-after` and the like, which errors carry for Apollo. */
export function headersOf(error: unknown): Record<string, string> {
  if (!(error instanceof GraphQLError || error instanceof Unavailable)) return {};
  const http = error.extensions.http as { headers?: Map<string, string> } | undefined;
  return Object.fromEntries(http?.headers ?? []);
}

@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    // Errors of operations are handed on as they are: mask-errors.ts masks and logs them.
    if (host.getType<string>() === 'graphql') return error;
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const status = statusOf(error);
    return http
      .getResponse<FastifyReply>()
      .status(status)
      .headers(headersOf(error))
      .send(this.bodyOf(error, status, request.id, uploadOf(request) !== null));
  }

  private bodyOf(error: unknown, status: number, requestId: string, takesFile: boolean): object {
    // An answer that a route gave itself: /readyz.
    const given = error instanceof HttpException ? error.getResponse() : null;
    if (typeof given === 'object' && given !== null && !('statusCode' in given)) return given;
    if (error instanceof Unavailable) {
      this.log.warn({ err: error, requestId }, 'the service is not available');
      return unavailableBody(error, requestId);
    }
    if (status >= 500) {
      this.log.error({ err: error, requestId }, 'request failed');
      return errorBody(
        status,
        'Something failed on our side. Try again; if it stays, report the request id.',
        requestId,
      );
    }
    const message =
      status === Number(HttpStatus.PAYLOAD_TOO_LARGE) && !takesFile
        ? `A request body may have ${this.env.bodyLimitBytes} bytes at most; this one has more.`
        : (error as Error).message;
    // An operation that refuses says itself which code of the list it is.
    const code = error instanceof GraphQLError ? (error.extensions['code'] as ApiErrorCode) : undefined;
    return errorBody(status, message, requestId, code);
  }
}
