import {
  areaOf,
  type FieldChange,
  type HappeningArea,
  type HappeningKind,
  type SubjectKind,
} from '../happenings/index.js';
import type { AccountKey, HappeningKey, OrganizationKey } from '../platform/core/keys.js';
import { ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import type { Queryable } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import type { PageRequest } from '../platform/graphql/connection.js';

/** A subject by its organization and its uuid, which is null of the organization itself. */
export interface SubjectKey {
  readonly kind: SubjectKind;
  readonly organization: OrganizationKey;
  readonly id: string | null;
}

/** A happening as it is stored; organizations, accounts and subjects by their keys. */
export interface SeenHappening {
  readonly id: HappeningKey['id'];
  readonly organization: OrganizationKey;
  readonly other: OrganizationKey | null;
  readonly at: Instant;
  readonly kind: HappeningKind;
  readonly account: AccountKey | null;
  readonly side: OrganizationKey | null;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string | null;
  readonly title: string;
  readonly reason: string | null;
  readonly changes: readonly FieldChange[];
  readonly requestId: string | null;
}

/** The organizations whose happenings of an area the viewer sees: as the provider, and as the other side. */
export interface AreaSides {
  readonly provider: readonly OrganizationKey[];
  readonly own: readonly OrganizationKey[];
}

/** The rows that the viewer may see. */
export type Seen =
  /** All: of a platform admin, and of a booking or series that the viewer sees. */
  | 'ALL'
  | {
      readonly areas: Readonly<Record<HappeningArea, AreaSides>>;
      /** Set when people ask for what they did themselves: then their own bookings are seen as well. */
      readonly booker: { readonly account: AccountKey; readonly memberOf: readonly OrganizationKey[] } | null;
    };

export interface FeedFilter {
  readonly organization: OrganizationKey | null;
  readonly subject: SubjectKey | null;
  /** The uuids of several subjects, any of which may match. */
  readonly subjects: readonly string[] | null;
  readonly by: AccountKey | null;
  readonly notBy: AccountKey | null;
  readonly kinds: readonly HappeningKind[] | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

interface Row extends Omit<SeenHappening, 'at'> {
  readonly at: Date;
}

const COLUMNS = `h.happening_id as id, h.organization_id as organization, h.other_organization_id as other, h.at, h.kind,
  h.account_id as account, h.side_id as side, h.subject_kind as "subjectKind", h.subject_id as "subjectId", h.title,
  h.reason, h.changes, h.request_id as "requestId"`;

const prefixes: Readonly<Record<HappeningArea, string>> = {
  BOOKINGS: `'BOOKING', 'SERIES'`,
  EQUIPMENT: `'DOWNTIME', 'RESOURCE', 'CALENDAR'`,
  MONEY: `'RATE', 'AGREEMENT', 'STATEMENT'`,
  SETTINGS: `'MEMBER', 'ORGANIZATION'`,
};

const everyArea = Object.keys(prefixes) as HappeningArea[];

/** The areas that the filter asks for and of which the viewer sees anything. */
function areasOf(seen: Seen, { kinds }: FeedFilter): HappeningArea[] {
  const asked = kinds === null ? everyArea : everyArea.filter((area) => kinds.some((kind) => areaOf(kind) === area));
  if (seen === 'ALL') return asked;
  const sees = (area: HappeningArea) =>
    seen.areas[area].provider.length + seen.areas[area].own.length > 0 || (area === 'BOOKINGS' && seen.booker !== null);
  return asked.filter(sees);
}

/** Literal conditions by which the planner finds the partition and the index of the areas. */
function narrowedTo(areas: readonly HappeningArea[]): string {
  const conditions = [
    ...(areas.every((area) => area === 'MONEY') ? [`h.class = 'money'`] : []),
    ...(areas.includes('MONEY') ? [] : [`h.class = 'record'`]),
    ...(areas.includes('BOOKINGS') ? [] : [`split_part(h.kind, '_', 1) not in (${prefixes.BOOKINGS})`]),
  ];
  return conditions.map((condition) => ` and ${condition}`).join('');
}

function seenBy(query: ComposedQuery, seen: Seen, visible: readonly HappeningArea[]): string {
  if (seen === 'ALL') return '';
  const keys = (values: readonly string[]) => query.param(values, 'bigint[]');
  const areas = visible.map((area) => {
    const { provider, own } = seen.areas[area];
    return `split_part(h.kind, '_', 1) in (${prefixes[area]})
        and (h.organization_id = any (${keys(provider)})
             or coalesce(h.other_organization_id, h.organization_id) = any (${keys(own)}))`;
  });
  const booked = query
    .when(
      seen.booker,
      ({ account, memberOf }) => `exists (
        select from booking b
         where b.organization_id = h.organization_id and b.booking_id = h.subject_id
           and b.booked_by = ${query.param(account, 'uuid')} and b.consumer_id = any (${keys(memberOf)}))`,
    )
    .replace(/^\s*and/, 'or');
  return `and ((${areas.join(')\n      or (')}) ${booked})`;
}

/** The sources of which a page is made, each in the order of an index. */
function sourcesOf(query: ComposedQuery, { organization, subject, subjects, by }: FeedFilter): string[] {
  if (subjects !== null) return [`h.subject_id = any (${query.param(subjects, 'uuid[]')})`];
  if (subject?.id != null) return [`h.subject_id = ${query.param(subject.id, 'uuid')}`];
  if (subject !== null) {
    return [`h.organization_id = ${query.param(subject.organization, 'bigint')} and h.subject_kind = 'ORGANIZATION'`];
  }
  if (organization !== null) {
    const key = query.param(organization, 'bigint');
    return [`h.organization_id = ${key}`, `h.other_organization_id = ${key}`];
  }
  return [`h.account_id = ${query.param(by, 'uuid')}`];
}

function conditionsOf(query: ComposedQuery, filter: FeedFilter, { after }: PageRequest): string {
  const instant = (at: Instant) => query.param(sqlInstant(at), 'timestamptz');
  const organization = (key: string) => {
    const named = query.param(key, 'bigint');
    return `(h.organization_id = ${named} or h.other_organization_id = ${named})`;
  };
  return [
    query.when(filter.subject, ({ organization: key }) => `h.organization_id = ${query.param(key, 'bigint')}`),
    query.when(filter.subject === null ? null : filter.organization, organization),
    query.when(filter.by, (account) => `h.account_id = ${query.param(account, 'uuid')}`),
    query.when(filter.notBy, (account) => `h.account_id is distinct from ${query.param(account, 'uuid')}`),
    query.when(filter.kinds, (kinds) => `h.kind = any (${query.param(kinds, 'text[]')})`),
    query.when(filter.from, (from) => `h.at >= ${instant(from)}`),
    query.when(filter.to, (to) => `h.at < ${instant(to)}`),
    query.when(
      after,
      ([at, id]) => `(h.at, h.happening_id) < (${query.param(at, 'timestamptz')}, ${query.param(id, 'uuid')})`,
    ),
  ].join('');
}

export const subjectOf = ({ subjectKind, organization, subjectId }: SeenHappening): SubjectKey => ({
  kind: subjectKind,
  organization,
  id: subjectId,
});

const seenOf = ({ at, ...row }: Row): SeenHappening => ({ ...row, at: instantOf(at) });

/** A page of the newest, with one more when more follow. */
export async function happeningsPage(
  queryable: Queryable,
  seen: Seen,
  filter: FeedFilter,
  request: PageRequest,
): Promise<SeenHappening[]> {
  const areas = areasOf(seen, filter);
  if (areas.length === 0) return [];
  const query = new ComposedQuery();
  const limit = limitFor(request.first + 1);
  const sources = sourcesOf(query, filter);
  const rest = `${conditionsOf(query, filter, request)} ${narrowedTo(areas)} ${seenBy(query, seen, areas)}`;
  const order = 'order by at desc, id desc';
  const parts = sources.map(
    (source) => `(select ${COLUMNS} from happening h where ${source} ${rest} ${order} limit ${limit})`,
  );
  const text = `select * from (${parts.join('\n union all ')}) h ${order} limit ${limit}`;
  const rows = await queryable.run<Row>(query.statement('happenings', text), query.values);
  return rows.map(seenOf);
}

/** The happening of a key; its id holds the instant, so that only its month is looked at. Null when there is none. */
export async function happeningByKey(
  queryable: Queryable,
  key: HappeningKey,
  at: Instant,
): Promise<SeenHappening | null> {
  const query = new ComposedQuery();
  const text = `
    select ${COLUMNS} from happening h
     where h.organization_id = ${query.param(key.provider, 'bigint')}
       and h.at = ${query.param(sqlInstant(at), 'timestamptz')} and h.happening_id = ${query.param(key.id, 'uuid')}`;
  const [row] = await queryable.run<Row>(query.statement('happening', text), query.values);
  return row === undefined ? null : seenOf(row);
}

/** A count above this is told as this. */
const MOST_UNREAD = 100;

/** How many happenings of some organizations others or the clock did after an instant; at most 100. */
export async function unreadCount(
  queryable: Queryable,
  seen: Seen,
  {
    organizations,
    notBy,
    since,
  }: { readonly organizations: readonly OrganizationKey[]; readonly notBy: AccountKey; readonly since: Instant },
): Promise<number> {
  const query = new ComposedQuery();
  const visible = everyArea.filter(
    (area) =>
      seen === 'ALL' ||
      seen.areas[area].provider.length + seen.areas[area].own.length > 0 ||
      (area === 'BOOKINGS' && seen.booker !== null),
  );
  if (visible.length === 0) return 0;
  const keys = query.param(organizations, 'bigint[]');
  const rest = `h.at > ${query.param(sqlInstant(since), 'timestamptz')}
       and h.account_id is distinct from ${query.param(notBy, 'uuid')}
       ${narrowedTo(visible)} ${seenBy(query, seen, visible)}`;
  // One look for each organization, at the newest rows of its index. A row of two of them is counted once.
  const parts = ['organization_id', 'other_organization_id'].map(
    (column) => `(
     select k.* from unnest(${keys}) o (id) cross join lateral (
       select h.organization_id, h.at, h.happening_id from happening h
        where h.${column} = o.id and ${rest} order by h.at desc limit ${MOST_UNREAD}) k)`,
  );
  const text = `select count(*)::int as total from (select * from (${parts.join(' union ')}) k limit ${MOST_UNREAD}) k`;
  const [row] = await queryable.run<{ total: number }>(query.statement('happenings.unread', text), query.values);
  return row?.total ?? 0;
}
