import type { FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'workbay_session';

/** A bearer token wins over the cookie: who sends one means it. Null without either. */
export function sessionTokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[SESSION_COOKIE] ?? null;
}
