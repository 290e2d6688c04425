import type { HTTPGraphQLHead } from '@apollo/server';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import { Environment } from '../config/environment.js';
import type { ApiErrorCode } from '../graphql/api-error.js';

const STATUS: Readonly<Partial<Record<ApiErrorCode, number>>> = {
  BAD_USER_INPUT: HttpStatus.BAD_REQUEST,
  UNAUTHENTICATED: HttpStatus.UNAUTHORIZED,
  FORBIDDEN: HttpStatus.FORBIDDEN,
  RATE_LIMITED: HttpStatus.TOO_MANY_REQUESTS,
};

/** What an operation refuses with when it is asked at an address of its own; null for any other error. */
function refusalOf(
  error: unknown,
): { readonly code: ApiErrorCode; readonly status: number; readonly retryAfter?: string } | null {
  if (!(error instanceof GraphQLError)) return null;
  const code = error.extensions['code'] as ApiErrorCode;
  const status = STATUS[code];
  const head = error.extensions['http'] as HTTPGraphQLHead | undefined;
  const retryAfter = head?.headers.get('retry-after');
  return status === undefined ? null : { code, status, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Fastify's own refusals carry a status as well. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 ? status : HttpStatus.INTERNAL_SERVER_ERROR;
}

/** The one shape of errors, also where a request does not get as far as GraphQL. */
export function errorBody(status: number, message: string, requestId: string) {
  const code: ApiErrorCode = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  return { errors: [{ message, extensions: { code, requestId } }] };
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
    const { id } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (refusal !== null) {
      const { code, status, retryAfter } = refusal;
      if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
      const { message } = error as GraphQLError;
      return reply.status(status).send({ errors: [{ message, extensions: { code, requestId: id } }] });
    }
    const status = statusOf(error);
    return reply.status(status).send(this.bodyOf(error, status, id));
  }

  private bodyOf(error: unknown, status: number, requestId: string): object {
    // An answer that a route gave itself: /readyz.
    const given = error instanceof HttpException ? error.getResponse() : null;
    if (typeof given === 'object' && given !== null && !('statusCode' in given)) return given;
    if (status >= 500) {
      this.log.error({ err: error, requestId }, 'request failed');
      return errorBody(
        status,
        'Something failed on our side. Try again; if it stays, report the request id.',
        requestId,
      );
    }
    const message =
      status === Number(HttpStatus.PAYLOAD_TOO_LARGE)
        ? `A request body may have ${this.env.bodyLimitBytes} bytes at most; this one has more.`
        : (error as Error).message;
    return errorBody(status, message, requestId);
  }
}
