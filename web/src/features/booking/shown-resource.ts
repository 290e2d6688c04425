import type { ResourcePageQuery } from '../../api/generated/graphql';

/** A resource as its page asks for it. */
export type ShownResource = Extract<NonNullable<ResourcePageQuery['node']>, { __typename: 'Resource' }>;
