import type { AgreementsPageQuery } from '../../api/generated/graphql';

/** An agreement as its page asks for it. */
export type Agreement = AgreementsPageQuery['agreements'][number];
