import { Injectable } from '@nestjs/common';
import { organizationIds, Quotas, tooMany, userIds } from '../../access/index.js';
import { formatInstant } from '../../platform/core/calendar.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import { type BookingRefusal, bookingRefusal } from '../core/booking-refusal.js';
import type { Standing } from '../core/terms.js';

const countHeld = statement(
  'booking.count-held',
  `select count(*)::int as present, min(expires_at) as soonest from booking
    where booked_by = $1 and recorded_status = 'HELD' and expires_at > $2`,
);

const countPending = statement(
  'booking.count-pending',
  `select count(distinct coalesce(series_id, booking_id))::int as present, min(expires_at) as soonest from booking
    where consumer_id = $1 and organization_id = $2 and recorded_status = 'PENDING_APPROVAL' and expires_at > $3`,
);

/** More than the requests of one organization that can be in their transactions at the same time. */
const MARGIN = 200;

interface CountRow {
  readonly present: number;
  readonly soonest: Date | null;
}

/** The parties of a booking that is about to be held or to wait for approval. */
export type Parties = Pick<Booking, 'bookedBy' | 'consumerId' | 'providerId'> &
  Partial<Pick<Booking, 'status' | 'seriesId'>>;

/**
 * The quotas of rules A7 on bookings. Only what becomes HELD or PENDING_APPROVAL is counted, so a booking that stands at
 * once costs no statement. Requests at the same time cannot together exceed a quota: when few places are left they stand
 * in line.
 */
@Injectable()
export class BookingQuotas {
  constructor(private readonly quotas: Quotas) {}

  /** TOO_MANY when the parties have as many as they may; nothing when the standing is another, or as it was. */
  async refusals(queryable: Queryable, parties: Parties, standing: Standing, now: Instant): Promise<BookingRefusal[]> {
    const { status } = standing;
    if (parties.status === status) return [];
    if (status === 'HELD') return this.held(queryable, parties, now);
    return status === 'PENDING_APPROVAL' ? this.pending(queryable, parties, now) : [];
  }

  private async held(queryable: Queryable, { bookedBy }: Parties, now: Instant): Promise<BookingRefusal[]> {
    const most = this.quotas.limitOf('heldBookings', 'VERIFIED');
    if (most === null) return [];
    const counted = { most, kind: 'heldBookings', subject: bookedBy } as const;
    const row = await this.counted(queryable, counted, () =>
      queryable.run<CountRow>(countHeld, [userIds.decode(bookedBy), sqlInstant(now)]),
    );
    return full(most, row, 'bookings that one account holds', 'lapses or is confirmed');
  }

  private async pending(queryable: Queryable, parties: Parties, now: Instant): Promise<BookingRefusal[]> {
    const most = this.quotas.limitOf('pendingApprovals', 'VERIFIED');
    if (most === null) return [];
    const subject = `${parties.consumerId} ${parties.providerId}`;
    const row = await this.counted(queryable, { most, kind: 'pendingApprovals', subject }, () =>
      queryable.run<CountRow>(countPending, [
        organizationIds.decode(parties.consumerId),
        organizationIds.decode(parties.providerId),
        sqlInstant(now),
      ]),
    );
    const what = 'bookings and series of one organization that wait for the approval of one provider';
    return full(most, row, what, 'is decided or lapses');
  }

  private async counted(
    queryable: Queryable,
    quota: { readonly most: number; readonly kind: 'heldBookings' | 'pendingApprovals'; readonly subject: string },
    count: () => Promise<CountRow[]>,
  ): Promise<CountRow | undefined> {
    const [row] = await count();
    if (!isTx(queryable) || row === undefined || row.present < quota.most - MARGIN) return row;
    await this.quotas.standInLine(queryable, quota.kind, quota.subject);
    return (await count())[0];
  }
}

/** A preview is none, and takes no room from others. */
const isTx = (queryable: Queryable): queryable is Tx => 'last' in queryable;

function full(most: number, row: CountRow | undefined, what: string, end: string): BookingRefusal[] {
  const soonest = instantOrNull(row?.soonest ?? null);
  const until = soonest === null ? '' : `, at ${formatInstant(soonest)} at the latest`;
  const problem = tooMany({ most, present: row?.present ?? 0 }, what, `There is room again when one ${end}${until}.`);
  return problem === null ? [] : [bookingRefusal(problem.code, problem.field, problem.message)];
}
