import type { Service } from '../support/app.js';
import type { Person } from './people.js';
import type { HappeningFilter, HappeningKind, PageInfo } from './schema.js';

/** A happening as tests read it. */
export interface Seen {
  readonly id: string;
  readonly at: string;
  readonly kind: HappeningKind;
  readonly by: { readonly id: string } | null;
  readonly bySide: { readonly id: string } | null;
  readonly organizations: readonly { readonly id: string }[];
  readonly subject: { readonly __typename: string; readonly id: string } | null;
  readonly text: string;
  readonly reason: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly requestId: string | null;
}

interface SeenPage {
  readonly nodes: readonly Seen[];
  readonly pageInfo: PageInfo;
}

export const HAPPENING = `
  id at kind by { id } bySide { id } organizations { id } subject { __typename id } text reason
  changes { field before after } requestId`;

const HAPPENINGS = `query ($filter: HappeningFilter!, $first: Int!, $after: String) {
  happenings(filter: $filter, first: $first, after: $after) {
    nodes { ${HAPPENING} } pageInfo { hasNextPage endCursor }
  }
}`;

/** The whole answer to a question for what happened. */
export const asked = (
  service: Service,
  asker: Person,
  filter: HappeningFilter,
  first = 100,
  after: string | null = null,
) => service.graphql<{ happenings: SeenPage }>(HAPPENINGS, { filter, first, after }, asker.token);

/** The happenings that `asker` sees, the newest first. */
export async function happenings(service: Service, asker: Person, filter: HappeningFilter): Promise<Seen[]> {
  const { data, errors } = await asked(service, asker, filter);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return [...data.happenings.nodes];
}

/** The kinds of what happened, the oldest first. */
export const kindsOf = async (service: Service, asker: Person, filter: HappeningFilter): Promise<string[]> =>
  (await happenings(service, asker, filter)).map(({ kind }) => kind).reverse();
