import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { unauthenticated } from '../platform/graphql/api-error.js';
import type { Viewer } from './core/viewer.js';
import type { ViewerContext } from './viewer-context.js';

/** The viewer of the request, as an argument of a resolver's method. Throws UNAUTHENTICATED when nobody is signed in. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = GqlExecutionContext.create(context).getContext<ViewerContext>();
  if (viewer === null) throw unauthenticated();
  return viewer;
});
