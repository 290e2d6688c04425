import { BOOKING_COLUMNS } from '../booking/bookings.repository.js';
import { type BookingStatus, sqlStatuses } from '../core/booking-status.js';
import type { ReferenceKey } from '../core/booking-reference.js';
import type { AccountKey, OrganizationKey, ResourceKey, SeriesKey } from '../../platform/core/keys.js';
import { DAY_MS, type Instant } from '../../platform/core/time-range.js';
import { type Composed, ComposedQuery, limitFor } from '../../platform/db/composed-query.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { TextTerm } from './booking-text.queries.js';

/** The viewer of a list: the rule of subjectOf() for sets. */
export interface ListAsker {
  readonly account: AccountKey;
  /** The organizations of which it is a member: what it booked for others it no longer sees as the booker. */
  readonly memberOf: readonly OrganizationKey[];
  /** The organizations for which it sees all that they booked. */
  readonly consumers: readonly OrganizationKey[];
  /** The organizations for which it sees all that is booked of theirs. */
  readonly providers: readonly OrganizationKey[];
  readonly seesAll: boolean;
}

/** All that is given must hold. */
export interface ListFilter {
  readonly consumer: OrganizationKey | null;
  readonly provider: OrganizationKey | null;
  readonly resource: ResourceKey | null;
  readonly series: SeriesKey | null;
  readonly status: readonly BookingStatus[] | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly needsTimes: boolean | null;
  /** The end of the uuid. */
  readonly reference: ReferenceKey | null;
  /** Whether it holds its time and has not ended; null: either. */
  readonly holds: boolean | null;
  /** Each must be found; null: none is asked for. */
  readonly text: readonly TextTerm[] | null;
}

export interface ListPart {
  /** The start, as SQL, and the id of the last that is known; null: from the beginning. */
  readonly after: readonly [startsAt: string, id: string] | null;
  /** At least so many are answered, if there are. */
  readonly count: number;
}

/** No booking is longer than 366 days. */
const LONGEST_MS = 367 * DAY_MS;

/** Where what is asked for and may be seen is found, each by an index of its own in the order of the list. */
type Source = 'NAMED' | 'ALL_PROVIDERS' | 'BOOKER' | 'CONSUMERS' | 'PROVIDERS';

/** A resource and a series are of one provider; null when those that are named are not the same. */
function providerOf({ provider, resource, series }: ListFilter): { readonly key: OrganizationKey | undefined } | null {
  const named = [provider, resource?.provider, series?.provider].filter((key) => key != null);
  return new Set(named).size > 1 ? null : { key: named[0] };
}

function sourcesOf(
  asker: ListAsker,
  consumer: OrganizationKey | null,
  provider: OrganizationKey | undefined,
): Source[] {
  const named = consumer !== null || provider !== undefined;
  if (asker.seesAll) return [named ? 'NAMED' : 'ALL_PROVIDERS'];
  if (consumer !== null && asker.consumers.includes(consumer)) return ['NAMED'];
  if (provider !== undefined && asker.providers.includes(provider)) return ['NAMED'];
  // An organization that is named and is none of the asker's own is in none of their lists.
  return [
    'BOOKER',
    ...(consumer === null && asker.consumers.length > 0 ? ['CONSUMERS' as const] : []),
    ...(provider === undefined && asker.providers.length > 0 ? ['PROVIDERS' as const] : []),
  ];
}

/** Builds the query that returns keys and starts from each source. */
function keysOf(query: ComposedQuery, asker: ListAsker, filter: ListFilter, now: string, rest: string): string | null {
  const provider = providerOf(filter);
  if (provider === null) return null;
  const conditions = conditionsOf(query, filter, provider.key, now);
  const of = (which: string) => `
  select b.organization_id, b.booking_id, b.starts_at
    from (select *, booking_status_at(recorded_status, expires_at, no_show_at, ${now}) as status from booking) b
   where ${which} ${conditions} ${rest}`;
  const ofEach = (organizations: string, which: string) =>
    `select k.* from ${organizations} cross join lateral (${of(which)}) k`;
  const texts: Readonly<Record<Source, () => string>> = {
    NAMED: () => of('true'),
    ALL_PROVIDERS: () => ofEach('organization o', 'b.organization_id = o.organization_id'),
    BOOKER: () =>
      of(
        `b.booked_by = ${query.param(asker.account, 'uuid')}
     and b.consumer_id = any (${query.param(asker.memberOf, 'bigint[]')})`,
      ),
    CONSUMERS: () => ofEach(`unnest(${query.param(asker.consumers, 'bigint[]')}) o (id)`, 'b.consumer_id = o.id'),
    PROVIDERS: () => ofEach(`unnest(${query.param(asker.providers, 'bigint[]')}) o (id)`, 'b.organization_id = o.id'),
  };
  return sourcesOf(asker, filter.consumer, provider.key)
    .map((source) => `(${texts[source]()})`)
    .join('\n union ');
}

function conditionsOf(
  query: ComposedQuery,
  filter: ListFilter,
  provider: OrganizationKey | undefined,
  now: string,
): string {
  const instant = (at: Instant) => query.param(sqlInstant(at), 'timestamptz');
  return [
    query.when(filter.consumer, (key) => `b.consumer_id = ${query.param(key, 'bigint')}`),
    query.when(provider, (key) => `b.organization_id = ${query.param(key, 'bigint')}`),
    query.when(
      filter.resource,
      ({ id }) => `exists (
           select from booking_item i
            where i.organization_id = b.organization_id and i.booking_id = b.booking_id
              and i.resource_id = ${query.param(id, 'uuid')})`,
    ),
    query.when(filter.series, ({ id }) => `b.series_id = ${query.param(id, 'uuid')}`),
    query.when(filter.status, (statuses) => `b.status = any (${query.param(statuses, 'text[]')})`),
    query.when(filter.from, (from) => `b.ends_at > ${instant(from)} and b.starts_at > ${instant(from - LONGEST_MS)}`),
    query.when(filter.to, (to) => `b.starts_at < ${instant(to)}`),
    query.when(
      filter.needsTimes,
      (needs) =>
        `${needs ? '' : 'not '}(b.ends_at <= ${now} and b.status in ${sqlStatuses((state) => state.needsTimes)})`,
    ),
    ...(filter.text ?? []).map((term) => query.when(term, (each) => hasTerm(query, each))),
    query.when(
      filter.reference,
      ({ tail, before }) => `right(b.booking_id::text, 12) = ${query.param(tail, 'text')}
     and left(right(b.booking_id::text, 14), 1) = any (${query.param(before, 'text[]')})`,
    ),
    query.when(
      filter.holds,
      (holds) => `${holds ? '' : 'not '}(b.ends_at > ${now}
     and b.status in ${sqlStatuses((state) => state.holdsTime)})`,
    ),
  ].join('');
}

/** The condition that the booking, its organizations or its resources have a word. */
function hasTerm(query: ComposedQuery, { term, organizations, owners, resources }: TextTerm): string {
  const own = `b.words @@ ${query.param(term, 'tsquery')}`;
  if (organizations.length === 0 && resources.length === 0) return own;
  const named = query.param(organizations, 'bigint[]');
  const items = `(b.organization_id, b.booking_id) in (
       select i.organization_id, i.booking_id
         from unnest(${query.param(owners, 'bigint[]')}, ${query.param(resources, 'uuid[]')}) as r (organization_id, resource_id)
         join booking_item i on i.organization_id = r.organization_id and i.resource_id = r.resource_id)`;
  return `(${own} or b.consumer_id = any (${named}) or b.organization_id = any (${named}) or ${items})`;
}

/** By start, id; null when there can be none. */
export function bookingPage(asker: ListAsker, filter: ListFilter, part: ListPart, at: Instant): Composed | null {
  const query = new ComposedQuery();
  const now = query.param(sqlInstant(at), 'timestamptz');
  const after = query.when(
    part.after,
    ([startsAt, id]) =>
      `(b.starts_at, b.booking_id) > (${query.param(startsAt, 'timestamptz')}, ${query.param(id, 'uuid')})`,
  );
  const limit = limitFor(part.count);
  const keys = keysOf(query, asker, filter, now, `${after} order by b.starts_at, b.booking_id limit ${limit}`);
  if (keys === null) return null;
  const text = `
  select ${BOOKING_COLUMNS}
    from (select organization_id, booking_id from (${keys}) k order by starts_at, booking_id limit ${limit}) k
    join booking_at(${now}) b using (organization_id, booking_id)
   order by b.starts_at, b.booking_id`;
  return { statement: query.statement('booking.page', text), values: query.values };
}

/** How many there are; null when there can be none. */
export function bookingCount(asker: ListAsker, filter: ListFilter, at: Instant): Composed | null {
  const query = new ComposedQuery();
  const keys = keysOf(query, asker, filter, query.param(sqlInstant(at), 'timestamptz'), '');
  if (keys === null) return null;
  const text = `select count(*)::int as total from (${keys}) k`;
  return { statement: query.statement('booking.count', text), values: query.values };
}
