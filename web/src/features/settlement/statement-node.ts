import type { StatementPageQuery } from '../../api/generated/graphql';

/** A statement as its page asks for it. */
export type Statement = Extract<NonNullable<StatementPageQuery['node']>, { __typename: 'Statement' }>;
