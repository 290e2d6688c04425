import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './core/viewer.js';

export const SIGNED_IN_ROUTE = 'workbay:signed-in-route';

/** A plain HTTP route for whoever is signed in; the route asks itself, by `may`, who may have what it answers. */
export const SignedInRoute = () => SetMetadata(SIGNED_IN_ROUTE, true);

export type SignedInRequest = FastifyRequest & { viewer?: Viewer };

/** A bearer token wins over the cookie: who sends one means it. A token in a URL is no token. */
export function sessionTokenOf(request: FastifyRequest, cookieName: string): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[cookieName] ?? null;
}

/** Who is signed in, as an argument of a SignedInRoute. */
export const RouteViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<SignedInRequest>();
  if (viewer === undefined) throw new Error('a route that asks for its viewer is not a SignedInRoute');
  return viewer;
});
