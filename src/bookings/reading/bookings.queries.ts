import { Injectable } from '@nestjs/common';
import { bookingOf, type BookingRow, bookingsById } from '../booking/bookings.repository.js';
import type { BookingOrder } from '../core/booking-order.js';
import type { Booking } from '../core/booking.js';
import { type BookingStatus, bookingStates } from '../core/booking-status.js';
import { subjectOf } from '../core/cancellation.js';
import { referenceKey } from '../core/booking-reference.js';
import { may, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import type { BookingKey, OrganizationKey, ResourceKey, SeriesKey, SiteKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import type { Instant } from '../../platform/core/time-range.js';
import { cursorColumn, type PageRequest } from '../../platform/graphql/connection.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { talliedCounts } from './booking-tallies.js';
import { BookingsOutsideHours } from './bookings-outside-hours.js';
import { textTerms } from './booking-text.queries.js';
import { bookingCounts, bookingPage, type ListAsker, type ListFilter, type ListPart } from './listed-bookings.js';

/** All that is given must hold. */
export interface BookingCriteria {
  readonly organizationId?: OrganizationKey | null | undefined;
  readonly providerId?: OrganizationKey | null | undefined;
  readonly resourceId?: ResourceKey | null | undefined;
  readonly siteId?: SiteKey | null | undefined;
  readonly seriesId?: SeriesKey | null | undefined;
  /** Whether the viewer booked it. */
  readonly mine?: boolean | null;
  readonly status?: readonly BookingStatus[] | null;
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /** Over without the times that would settle it. */
  readonly needsTimes?: boolean | null;
  /** Words, each of which must be found. */
  readonly text?: string | null;
  /** Exactly this, letter case aside. */
  readonly reference?: string | null;
  /** Whether it holds its time, has not ended and does not lie inside opening hours as they are now. */
  readonly outsideOpeningHours?: boolean | null;
}

/** A booking and the instant by which its list orders it; Infinity = the clock never changes it. */
export interface ListedBooking {
  readonly booking: Booking;
  readonly place: Instant;
}

interface StatusCount {
  readonly status: BookingStatus;
  readonly total: number;
}

/** The driver reads 'infinity' as the number. */
type ListedRow = BookingRow & { readonly place: Date | number };

const NEVER = 'infinity';

const listed = (row: ListedRow): ListedBooking => ({ booking: bookingOf(row), place: Number(row.place) });

/** The place of a booking in a cursor, and as SQL. */
export const placeOf = ({ booking, place }: ListedBooking): readonly [at: string, id: string] => [
  Number.isFinite(place) ? sqlInstant(place) : NEVER,
  booking.id.id,
];

export const isPlace = (value: string): boolean => value === NEVER || cursorColumn.instant(value);

/** Bookings that are looked at at once for the hours that they lie in. */
const BATCH = 500;

const FROM_THE_START = { order: 'START_ASC', after: null } as const;

const everyStatus = Object.keys(bookingStates) as BookingStatus[];

@Injectable()
export class BookingQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly openingHours: BookingsOutsideHours,
  ) {}

  /** The one with this key; null = none that the viewer may see. */
  async findVisible(viewer: Viewer, key: BookingKey): Promise<Booking | null> {
    const booking = (await bookingsById(this.database, [key], this.clock.now())).get(key.id);
    return booking !== undefined && may(viewer, 'booking', subjectOf(booking)) ? booking : null;
  }

  /** In the order, then by id; one more than asked for when more follow. */
  async page(
    viewer: Viewer,
    criteria: BookingCriteria,
    order: BookingOrder,
    request: PageRequest,
  ): Promise<ListedBooking[]> {
    const filter = await this.filter(viewer, criteria);
    const [at, id] = request.after ?? [];
    const after = at === undefined || id === undefined ? null : ([at, id] as const);
    const part = { order, after, count: request.first + 1 };
    if (filter === null) return [];
    const { outsideOpeningHours } = criteria;
    if (outsideOpeningHours == null) return this.part(viewer, filter, part);
    const found: ListedBooking[] = [];
    for await (const bookings of this.byOpeningHours(viewer, filter, outsideOpeningHours, { order, after })) {
      found.push(...bookings);
      if (found.length >= part.count) break;
    }
    return found.slice(0, part.count);
  }

  /** The filter by keys; null = the criteria name something that cannot exist. */
  private async filter(viewer: Viewer, criteria: BookingCriteria): Promise<ListFilter | null> {
    const filter = filterOf(criteria);
    const text = filter && (await textTerms(this.database, criteria.text, askerOf(viewer)));
    return filter === null || text?.length === 0 ? null : { ...filter, text };
  }

  /** One page of the list, as the database orders it. */
  private async part(viewer: Viewer, filter: ListFilter, part: ListPart): Promise<ListedBooking[]> {
    const asked = bookingPage(askerOf(viewer), filter, part, this.clock.now());
    if (asked === null) return [];
    const rows = await this.database.run<ListedRow>(asked.statement, asked.values);
    return rows.slice(0, part.count).map(listed);
  }

  /** The list, in batches, of bookings that do or do not lie outside opening hours: no index knows that. */
  private async *byOpeningHours(
    viewer: Viewer,
    filter: ListFilter,
    outside: boolean,
    { order, after: from }: Pick<ListPart, 'order' | 'after'>,
  ): AsyncGenerator<ListedBooking[]> {
    const narrowed = outside ? { ...filter, holds: true } : filter;
    let after = from;
    for (;;) {
      const batch = await this.part(viewer, narrowed, { order, after, count: BATCH });
      const found = await this.openingHours.outside(batch.map(({ booking }) => booking));
      yield batch.filter(({ booking }) => found.has(booking.id.id) === outside);
      const last = batch.at(-1);
      if (last === undefined || batch.length < BATCH) return;
      after = placeOf(last);
    }
  }

  /** How many there are in each status, also where there are none. */
  async counts(viewer: Viewer, criteria: BookingCriteria): Promise<ReadonlyMap<BookingStatus, number>> {
    const totals = new Map(everyStatus.map((status) => [status, 0]));
    const filter = await this.filter(viewer, criteria);
    if (filter !== null && criteria.outsideOpeningHours != null) {
      for await (const bookings of this.byOpeningHours(viewer, filter, criteria.outsideOpeningHours, FROM_THE_START)) {
        for (const { booking } of bookings) totals.set(booking.status, (totals.get(booking.status) ?? 0) + 1);
      }
      return totals;
    }
    for (const { status, total } of await this.statusCounts(viewer, filter)) totals.set(status, total);
    return totals;
  }

  private async statusCounts(viewer: Viewer, filter: ListFilter | null): Promise<StatusCount[]> {
    if (filter === null) return [];
    const [asker, now] = [askerOf(viewer), this.clock.now()];
    const asked = talliedCounts(asker, filter, now) ?? bookingCounts(asker, filter, now);
    if (asked === null) return [];
    const rows = await this.database.run<StatusCount>(asked.statement, asked.values);
    return rows.filter(({ status }) => filter.status?.includes(status) ?? true);
  }

  async count(viewer: Viewer, criteria: BookingCriteria): Promise<number> {
    const filter = await this.filter(viewer, criteria);
    if (filter !== null && criteria.outsideOpeningHours != null) {
      let total = 0;
      const batches = this.byOpeningHours(viewer, filter, criteria.outsideOpeningHours, FROM_THE_START);
      for await (const bookings of batches) total += bookings.length;
      return total;
    }
    return (await this.statusCounts(viewer, filter)).reduce((sum, { total }) => sum + total, 0);
  }
}

function askerOf(viewer: Viewer): ListAsker {
  const side = (which: 'own' | 'provider') => organizationsWhere(viewer, rolesFor('booking', which));
  return {
    account: viewer.accountKey,
    memberOf: [...viewer.roles.keys()],
    consumers: side('own'),
    providers: side('provider'),
    seesAll: viewer.isPlatformAdmin,
  };
}

/** The filter of the criteria; null = they name a reference that no booking has. */
function filterOf(criteria: BookingCriteria): ListFilter | null {
  const reference = criteria.reference == null ? undefined : referenceKey(criteria.reference);
  if (reference === null) return null;
  return {
    consumer: criteria.organizationId ?? null,
    provider: criteria.providerId ?? null,
    resource: criteria.resourceId ?? null,
    site: criteria.siteId ?? null,
    series: criteria.seriesId ?? null,
    mine: criteria.mine ?? null,
    status: criteria.status ?? null,
    from: criteria.from ?? null,
    to: criteria.to ?? null,
    needsTimes: criteria.needsTimes ?? null,
    reference: reference ?? null,
    holds: null,
    text: null,
  };
}
