import { ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment.js';

type Trusted = Pick<Environment, 'publicUrl' | 'webOrigins' | 'sessionCookie'>;

/** The origin that the request itself was sent to. */
const ownOrigin = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

/**
 * True when a page of another site uses the session of a browser: a request with the session cookie, without a Bearer
 * token, and with an `Origin` that is not the request's own, PUBLIC_URL's or one of WEB_ORIGINS.
 */
export function isForeign(request: FastifyRequest, { publicUrl, webOrigins, sessionCookie }: Trusted): boolean {
  const { origin, authorization, cookie = '' } = request.headers;
  if (origin === undefined || /^Bearer /i.test(authorization ?? '')) return false;
  if (!cookie.includes(`${sessionCookie.name}=`)) return false;
  return ![ownOrigin(request), new URL(publicUrl).origin, ...webOrigins].includes(origin);
}

export const foreignOrigin = (): ForbiddenException =>
  new ForbiddenException(
    'A page of another site sent this request with the session of this browser. Use a Bearer token, or name the origin in WEB_ORIGINS.',
  );
