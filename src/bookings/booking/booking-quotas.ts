import { Injectable } from '@nestjs/common';
import { quotaReasons, quotaReasonsUntil, Quotas } from '../../access/index.js';
import { formatInstant } from '../../platform/core/calendar.js';
import { refusal } from '../../platform/core/refusal.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import type { RecordedState } from '../core/terms.js';

const countHeld = statement('booking.count-held')`
  select count(*)::int as present, min(expires_at) as soonest from booking
    where booked_by = $1 and recorded_status = 'HELD' and expires_at > $2`;

const countPending = statement('booking.count-pending')`
  select count(distinct coalesce(series_id, booking_id))::int as present, min(expires_at) as soonest from booking
    where consumer_id = $1 and organization_id = $2 and recorded_status = 'PENDING_APPROVAL' and expires_at > $3`;

/** More than the requests of one organization that can be in their transactions at the same time. */
const MARGIN = 200;

type BookingQuota = keyof typeof quotaReasonsUntil;

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
  async refusals(
    queryable: Queryable,
    parties: Parties,
    standing: RecordedState,
    now: Instant,
  ): Promise<BookingRefusal[]> {
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
      queryable.run<CountRow>(countHeld, [bookedBy, sqlInstant(now)]),
    );
    return full('heldBookings', most, row);
  }

  private async pending(queryable: Queryable, parties: Parties, now: Instant): Promise<BookingRefusal[]> {
    const most = this.quotas.limitOf('pendingApprovals', 'VERIFIED');
    if (most === null) return [];
    const subject = `${parties.consumerId} ${parties.providerId}`;
    const row = await this.counted(queryable, { most, kind: 'pendingApprovals', subject }, () =>
      queryable.run<CountRow>(countPending, [parties.consumerId, parties.providerId, sqlInstant(now)]),
    );
    return full('pendingApprovals', most, row);
  }

  private async counted(
    queryable: Queryable,
    quota: { readonly most: number; readonly kind: BookingQuota; readonly subject: string },
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

function full(kind: BookingQuota, most: number, row: CountRow | undefined): BookingRefusal[] {
  const present = row?.present ?? 0;
  if (present < most) return [];
  const soonest = instantOrNull(row?.soonest ?? null);
  if (soonest === null) return [refusal(quotaReasons[kind], null, { most, present })];
  return [refusal(quotaReasonsUntil[kind], null, { most, present, until: formatInstant(soonest) })];
}
