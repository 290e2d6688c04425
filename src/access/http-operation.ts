import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '../platform/graphql/api-error.js';
import type { Operation } from './core/permissions.js';
import type { Viewer } from './core/viewer.js';

export const HTTP_OPERATION = 'workbay:http-operation';

/** A GET route that does what a query does, for those who may call that: the same permissions, in another form. */
export const AsOperation = (operation: Operation) => SetMetadata(HTTP_OPERATION, operation);

/** The guard tells who asks before the route runs; nothing is kept beyond the request. */
const viewers = new WeakMap<FastifyRequest, Viewer>();

export const rememberViewer = (request: FastifyRequest, viewer: Viewer): void => void viewers.set(request, viewer);

/** The viewer of an HTTP request, as an argument of a route's method. */
export const HttpViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const viewer = viewers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (viewer === undefined) throw unauthenticated();
  return viewer;
});
