import type { OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OrganizationKind, OrganizationStatus } from './core/organization.js';
import { organizationColumns } from './organizations.queries.js';

/** The organizations that a viewer sees besides VERIFIED ones. */
export interface ListAsker {
  readonly own: readonly OrganizationKey[];
  readonly seesAll: boolean;
}

/** All that is given must hold. */
export interface ListFilter {
  readonly text: string | null;
  readonly kind: OrganizationKind | null;
  readonly status: OrganizationStatus | null;
  readonly partnerOf: OrganizationKey | null;
}

interface ListPart {
  /** The name and the key of the last that is known; null = from the beginning. */
  readonly after: readonly [name: string, key: string] | null;
  /** At least so many are answered, if there are. */
  readonly count: number;
}

/** The condition that an agreement with the organization is ACTIVE, on whichever side. */
function partnerOf(key: string, now: string): string {
  const active = `a.recorded_status = 'ACTIVE' and a.starts_at <= ${now} and ${now} < a.ends_at`;
  return `o.organization_id in (
       select a.consumer_id from agreement a where a.provider_id = ${key} and ${active}
        union all
       select a.provider_id from agreement a where a.consumer_id = ${key} and ${active})`;
}

/** The condition that name and slug have all words of the text; text without words finds nothing. */
const hasWords = (text: string): string =>
  `o.listed_words @@ (select string_agg('(' || t.term::text || ')', ' & ')::tsquery from resource_text_terms(${text}) t)`;

function listOf({ own, seesAll }: ListAsker, filter: ListFilter, at: Instant) {
  const query = new ComposedQuery();
  const seen = () => `(o.status = 'VERIFIED' or o.organization_id = any (${query.param(own, 'bigint[]')}))`;
  const text = `
    from organization o
   where ${seesAll ? 'true' : seen()}
     ${query.when(filter.status, (status) => `o.status = ${query.param(status, 'text')}`)}
     ${query.when(filter.kind, (kind) => `o.kind = ${query.param(kind, 'text')}`)}
     ${query.when(filter.text, (given) => hasWords(query.param(given, 'text')))}
     ${query.when(filter.partnerOf, (key) =>
       partnerOf(query.param(key, 'bigint'), query.param(sqlInstant(at), 'timestamptz')),
     )}`;
  return { query, text };
}

/** By name, then key. */
export function organizationPage(asker: ListAsker, filter: ListFilter, part: ListPart, at: Instant): Composed {
  const { query, text } = listOf(asker, filter, at);
  const rest = query.when(
    part.after,
    ([name, key]) => `(o.name, o.organization_id) > (${query.param(name, 'text')}, ${query.param(key, 'bigint')})`,
  );
  const statement = query.statement(
    'organization.page',
    `select ${organizationColumns} ${text} ${rest} order by o.name, o.organization_id limit ${limitFor(part.count)}`,
  );
  return { statement, values: query.values };
}

export function organizationCount(asker: ListAsker, filter: ListFilter, at: Instant): Composed {
  const { query, text } = listOf(asker, filter, at);
  const statement = query.statement('organization.count', `select count(*)::int as total ${text}`);
  return { statement, values: query.values };
}
