import type { FieldMiddleware } from '@nestjs/graphql';
import { unauthenticated } from '../platform/graphql/api-error.js';
import type { ViewerContext } from './viewer-context.js';

/**
 * Keeps a field of an object from requests without a viewer. They reach an object only through an invitation, which
 * shows no more than rules A2 name.
 */
export const signedInOnly: FieldMiddleware<unknown, ViewerContext> = ({ context }, next) => {
  if (context.viewer === null) throw unauthenticated();
  return next() as Promise<unknown>;
};
