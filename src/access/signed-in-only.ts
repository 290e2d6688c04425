import type { FieldMiddleware } from '@nestjs/graphql';
import { getNullableType, isListType, isNonNullType } from 'graphql';
import { unauthenticated } from '../platform/graphql/api-error.js';
import type { ViewerContext } from './viewer-context.js';

/**
 * Keeps a field of an object from requests without a viewer. They reach an object only through an invitation, which
 * shows no more than rules A2 name: a list is empty then, a nullable field null, and any other is UNAUTHENTICATED.
 */
export const signedInOnly: FieldMiddleware<unknown, ViewerContext> = ({ context, info }, next) => {
  if (context.viewer !== null) return next() as Promise<unknown>;
  const type = info?.returnType;
  if (type === undefined) throw unauthenticated();
  if (!isNonNullType(type)) return Promise.resolve(null);
  if (isListType(getNullableType(type))) return Promise.resolve([]);
  throw unauthenticated();
};
