import { Injectable } from '@nestjs/common';
import { may, organizationIds, organizationsWhere, rolesFor, userIds, type Viewer } from '../access/index.js';
import { resourceIds } from '../catalog/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { seriesIds } from './booking-ids.js';
import { BOOKING_COLUMNS, bookingOf, type BookingRow, bookingsById } from './bookings.repository.js';
import type { Booking, BookingStatus } from './core/booking.js';
import { subjectOf } from './core/cancellation.js';

/** All that is given must hold. */
export interface BookingCriteria {
  readonly organizationId?: string | null;
  readonly providerId?: string | null;
  readonly resourceId?: string | null;
  readonly seriesId?: string | null;
  readonly status?: readonly BookingStatus[] | null;
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /** Over without the times that would settle it. */
  readonly needsTimes?: boolean | null;
}

// $2 booker, $3 on the consumer's side, $4 on the provider's side, $5 sees all: the rule of subjectOf(), for sets.
const matching = `
  from booking_at($1) b
 where (b.booked_by = $2 or b.consumer_id = any ($3::bigint[]) or b.organization_id = any ($4::bigint[]) or $5)
   and ($6::bigint is null or b.consumer_id = $6)
   and ($7::bigint is null or b.organization_id = $7)
   and ($8::bigint is null or exists (
         select 1 from booking_item i
          where i.organization_id = b.organization_id and i.booking_id = b.booking_id
            and i.organization_id = $8 and i.resource_id = $9::uuid))
   and ($10::bigint is null or (b.organization_id = $10 and b.series_id = $11::uuid))
   and ($12::text[] is null or b.status = any ($12))
   and ($13::timestamptz is null or b.ends_at > $13)
   and ($14::timestamptz is null or b.starts_at < $14)
   and ($15::boolean is null or $15 = (b.ends_at <= $1 and b.status in ('CONFIRMED', 'IN_USE')))`;

const page = statement(
  'booking.page',
  `select ${BOOKING_COLUMNS} ${matching}
      and ($16::timestamptz is null or (b.starts_at, b.booking_id) > ($16, $17::uuid))
    order by b.starts_at, b.booking_id limit $18`,
);

const count = statement('booking.count', `select count(*)::int as total ${matching}`);

@Injectable()
export class BookingQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null when there is none that the viewer may see. */
  async findVisible(viewer: Viewer, id: string): Promise<Booking | null> {
    const booking = (await bookingsById(this.database, [id], this.clock.now())).get(id);
    return booking !== undefined && may(viewer, 'booking', subjectOf(booking)) ? booking : null;
  }

  /** By start, id; one more than asked for when more follow. */
  async page(viewer: Viewer, criteria: BookingCriteria, request: PageRequest): Promise<Booking[]> {
    const values = this.values(viewer, criteria);
    if (values === null) return [];
    const [startsAt = null, id = null] = request.after ?? [];
    const rows = await this.database.run<BookingRow>(page, [...values, startsAt, id, request.first + 1]);
    return rows.map(bookingOf);
  }

  async count(viewer: Viewer, criteria: BookingCriteria): Promise<number> {
    const values = this.values(viewer, criteria);
    if (values === null) return 0;
    const rows = await this.database.run<{ total: number }>(count, values);
    return rows[0]?.total ?? 0;
  }

  /** Null when the criteria name something that cannot exist. */
  private values(viewer: Viewer, criteria: BookingCriteria): unknown[] | null {
    const decoded = <T>(id: string | null | undefined, ids: { decode(text: string): T | null }) =>
      id == null ? undefined : ids.decode(id);
    const consumer = decoded(criteria.organizationId, organizationIds);
    const provider = decoded(criteria.providerId, organizationIds);
    const resource = decoded(criteria.resourceId, resourceIds);
    const series = decoded(criteria.seriesId, seriesIds);
    if (consumer === null || provider === null || resource === null || series === null) return null;
    const side = (which: 'own' | 'provider') =>
      organizationsWhere(viewer, rolesFor('booking', which)).flatMap((id) => organizationIds.decode(id) ?? []);
    return [
      sqlInstant(this.clock.now()),
      userIds.decode(viewer.userId),
      side('own'),
      side('provider'),
      viewer.isPlatformAdmin,
      consumer ?? null,
      provider ?? null,
      resource?.organizationId ?? null,
      resource?.id ?? null,
      series?.organizationId ?? null,
      series?.id ?? null,
      criteria.status ?? null,
      criteria.from == null ? null : sqlInstant(criteria.from),
      criteria.to == null ? null : sqlInstant(criteria.to),
      criteria.needsTimes ?? null,
    ];
  }
}
