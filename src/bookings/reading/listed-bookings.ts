import { BOOKING_COLUMNS } from '../booking/bookings.repository.js';
import type { BookingOrder } from '../core/booking-order.js';
import { type BookingStatus, sqlStatuses, type WrittenStatus } from '../core/booking-status.js';
import type { ReferenceKey } from '../core/booking-reference.js';
import type { AccountKey, OrganizationKey, ResourceKey, SeriesKey, SiteKey } from '../../platform/core/keys.js';
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
  readonly site: SiteKey | null;
  readonly series: SeriesKey | null;
  /** Whether the asker booked it; null: either. */
  readonly mine: boolean | null;
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
  readonly order: BookingOrder;
  /** The instant of the order, as SQL, and the id of the last that is known; null: from the beginning. */
  readonly after: readonly [at: string, id: string] | null;
  /** At least so many are answered, if there are. */
  readonly count: number;
}

/** No booking is longer than 366 days. */
const LONGEST_MS = 367 * DAY_MS;

/** Where what is asked for and may be seen is found, each by an index of its own in the order of the list. */
type Source = 'NAMED' | 'ALL_PROVIDERS' | 'MINE' | 'BOOKER' | 'CONSUMERS' | 'PROVIDERS';

/** A resource and a series are of one provider; null when those that are named are not the same. */
function providerOf({ provider, resource, series }: ListFilter): { readonly key: OrganizationKey | undefined } | null {
  const named = [provider, resource?.provider, series?.provider].filter((key) => key != null);
  return new Set(named).size > 1 ? null : { key: named[0] };
}

function sourcesOf(asker: ListAsker, { consumer, mine }: ListFilter, provider: OrganizationKey | undefined): Source[] {
  if (mine === true) return ['MINE'];
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

interface Keys {
  /** The columns besides the key, of a booking `b` with its status. */
  readonly columns: string;
  /** The end of the text of each source. */
  readonly rest: string;
}

/** Builds the query that returns keys and other columns from each source. */
function keysOf(
  query: ComposedQuery,
  asker: ListAsker,
  filter: ListFilter,
  now: string,
  { columns, rest }: Keys,
): string | null {
  const provider = providerOf(filter);
  if (provider === null) return null;
  const conditions = conditionsOf(query, asker, filter, provider.key, now);
  const of = (which: string) => `
  select b.organization_id, b.booking_id, ${columns}
    from (select *, booking_status_at(recorded_status, expires_at, no_show_at, ${now}) as status from booking) b
   where ${which} ${conditions} ${rest}`;
  const ofEach = (organizations: string, which: string) =>
    `select k.* from ${organizations} cross join lateral (${of(which)}) k`;
  const texts: Readonly<Record<Source, () => string>> = {
    NAMED: () => of('true'),
    ALL_PROVIDERS: () => ofEach('organization o', 'b.organization_id = o.organization_id'),
    MINE: () =>
      asker.seesAll
        ? of(`b.booked_by = ${query.param(asker.account, 'uuid')}`)
        : of(
            `b.booked_by = ${query.param(asker.account, 'uuid')}
     and (b.consumer_id = any (${query.param(asker.memberOf, 'bigint[]')})
          or b.organization_id = any (${query.param(asker.providers, 'bigint[]')}))`,
          ),
    BOOKER: () =>
      of(
        `b.booked_by = ${query.param(asker.account, 'uuid')}
     and b.consumer_id = any (${query.param(asker.memberOf, 'bigint[]')})`,
      ),
    CONSUMERS: () => ofEach(`unnest(${query.param(asker.consumers, 'bigint[]')}) o (id)`, 'b.consumer_id = o.id'),
    PROVIDERS: () => ofEach(`unnest(${query.param(asker.providers, 'bigint[]')}) o (id)`, 'b.organization_id = o.id'),
  };
  return sourcesOf(asker, filter, provider.key)
    .map((source) => `(${texts[source]()})`)
    .join('\n union ');
}

/** Statuses as they are written, of which each status that is asked for comes about. */
const written: Readonly<Record<BookingStatus, readonly WrittenStatus[]>> = {
  HELD: ['HELD'],
  PENDING_APPROVAL: ['PENDING_APPROVAL'],
  CONFIRMED: ['CONFIRMED'],
  IN_USE: ['IN_USE'],
  COMPLETED: ['COMPLETED'],
  DECLINED: ['DECLINED'],
  CANCELLED: ['CANCELLED'],
  EXPIRED: ['HELD', 'PENDING_APPROVAL'],
  NO_SHOW: ['CONFIRMED', 'NO_SHOW'],
};

/** Literal conditions that follow from the statuses: by them the planner finds the index of what waits. */
function narrowedTo(statuses: readonly BookingStatus[], now: string): string {
  const recorded = [...new Set(statuses.flatMap((status) => written[status]))].sort();
  const lapses = statuses.every((status) => status === 'HELD' || status === 'PENDING_APPROVAL');
  const waits = lapses && statuses.length > 0 ? ` and b.expires_at > ${now}` : '';
  return `b.recorded_status in (${recorded.map((status) => `'${status}'`).join(', ') || 'null'})${waits}`;
}

function conditionsOf(
  query: ComposedQuery,
  asker: ListAsker,
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
    query.when(
      filter.site,
      (site) => `exists (
           select from booking_item i
             join resource r on r.organization_id = i.organization_id and r.resource_id = i.resource_id
            where i.organization_id = b.organization_id and i.booking_id = b.booking_id
              and r.site_id = ${query.param(site, 'uuid')})`,
    ),
    query.when(
      filter.mine === false ? asker.account : null,
      (account) => `b.booked_by <> ${query.param(account, 'uuid')}`,
    ),
    query.when(filter.series, ({ id }) => `b.series_id = ${query.param(id, 'uuid')}`),
    query.when(
      filter.status,
      (statuses) => `b.status = any (${query.param(statuses, 'text[]')}) and ${narrowedTo(statuses, now)}`,
    ),
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

/** The status that the clock changes next, as in changesAt() of the core; 'infinity' = never. */
const DEADLINE = (now: string) => `coalesce(case b.status
       when 'HELD' then b.expires_at
       when 'PENDING_APPROVAL' then b.expires_at
       when 'CONFIRMED' then least(b.no_show_at, case when b.ends_at > ${now} then b.ends_at end)
       when 'IN_USE' then case when b.ends_at > ${now} then b.ends_at end
     end, 'infinity')`;

/** The column of each order, and its direction. */
const orders: Readonly<
  Record<BookingOrder, { readonly by: (now: string) => string; readonly beyond: '>' | '<'; readonly direction: string }>
> = {
  START_ASC: { by: () => 'b.starts_at', beyond: '>', direction: 'asc' },
  START_DESC: { by: () => 'b.starts_at', beyond: '<', direction: 'desc' },
  DEADLINE: { by: DEADLINE, beyond: '>', direction: 'asc' },
};

/** In its order, then by id in the same direction; null when there can be none. */
export function bookingPage(asker: ListAsker, filter: ListFilter, part: ListPart, at: Instant): Composed | null {
  const query = new ComposedQuery();
  const now = query.param(sqlInstant(at), 'timestamptz');
  const { by, beyond, direction } = orders[part.order];
  const column = by(now);
  const after = query.when(
    part.after,
    ([instant, id]) =>
      `(${column}, b.booking_id) ${beyond} (${query.param(instant, 'timestamptz')}, ${query.param(id, 'uuid')})`,
  );
  const limit = limitFor(part.count);
  const rest = `${after} order by ${column} ${direction}, b.booking_id ${direction} limit ${limit}`;
  const keys = keysOf(query, asker, filter, now, { columns: `${column} as place`, rest });
  if (keys === null) return null;
  const order = (of: string) => `order by ${of}.place ${direction}, ${of}.booking_id ${direction}`;
  const text = `
  select ${BOOKING_COLUMNS}, k.place
    from (select organization_id, booking_id, place from (${keys}) k ${order('k')} limit ${limit}) k
    join booking_at(${now}) b using (organization_id, booking_id)
   ${order('k')}`;
  return { statement: query.statement('booking.page', text), values: query.values };
}

/** How many there are in each status; null when there can be none. */
export function bookingCounts(asker: ListAsker, filter: ListFilter, at: Instant): Composed | null {
  const query = new ComposedQuery();
  const now = query.param(sqlInstant(at), 'timestamptz');
  const keys = keysOf(query, asker, filter, now, { columns: 'b.status', rest: '' });
  if (keys === null) return null;
  const text = `select status, count(*)::int as total from (${keys}) k group by status`;
  return { statement: query.statement('booking.counts', text), values: query.values };
}
