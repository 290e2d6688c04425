import { Injectable } from '@nestjs/common';
import { type GivenKey, keyedRequest, may, once, type Viewer } from '../../access/index.js';
import { happened } from '../../happenings/index.js';
import type { SeriesKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { bookingActor, ofSeries } from '../booking/booking-happenings.js';
import { lockedBookingsOfSeries } from '../booking/bookings.repository.js';
import { cancelAll } from '../life/cancel-booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { decideCanceller, isCancellable, isLate, subjectOf } from '../core/cancellation.js';
import { keyRefusals } from '../booking/idempotency.js';
import { seriesReasons } from './core/refusals.js';
import { type BookingSeries, seriesById } from './series.repository.js';

export interface CancelBookingSeriesCommand {
  readonly seriesId: SeriesKey;
  /** This and following; null: all that have not started. */
  readonly from: Instant | null;
  readonly reason: string | null;
  readonly idempotency?: GivenKey<number> | null;
}

@Injectable()
export class CancelBookingSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Answers how many bookings were cancelled. */
  async execute(viewer: Viewer, command: CancelBookingSeriesCommand): Promise<Result<number, BookingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const series = (await seriesById(tx, [command.seriesId])).get(command.seriesId.id);
      if (series === undefined || !may(viewer, 'booking', subjectOf(series))) {
        return refuse([refusal(seriesReasons.notFound, ['seriesId'])]);
      }
      const key = keyedRequest(viewer, 'cancelBookingSeries', series.providerId, command.idempotency, this.clock.now());
      return once<number, BookingRefusal[], number>(tx, key, {
        work: () => this.cancel(tx, viewer, series, command),
        keyOf: (cancelled) => cancelled,
        again: (cancelled) => Promise.resolve(cancelled),
        refuse: keyRefusals,
      });
    });
  }

  private async cancel(
    tx: Tx,
    viewer: Viewer,
    series: BookingSeries,
    command: CancelBookingSeriesCommand,
  ): Promise<Result<number, BookingRefusal[]>> {
    const canceller = decideCanceller(viewer, series, command.reason);
    if (!canceller.ok) return refuse([canceller.error]);
    const { bookings, now } = await lockedBookingsOfSeries(tx, command.seriesId, this.clock);
    const chosen = bookings.filter(
      (booking) =>
        isCancellable(booking, now) &&
        (command.from === null ? booking.period.startsAt > now : booking.period.startsAt >= command.from),
    );
    const cancelled = chosen.map((booking) => ({ booking, late: isLate(booking, canceller.value.byProvider, now) }));
    await cancelAll(tx, cancelled, { userId: viewer.accountKey, reason: command.reason, at: now });
    if (chosen.length > 0) {
      const actor = bookingActor(viewer, 'cancelBookingSeries', series);
      const title = chosen[0]?.title ?? '';
      const told = { kind: 'SERIES_CANCELLED', actor, at: now, reason: command.reason } as const;
      await happened(tx, ofSeries({ ...series, title }, chosen, told));
    }
    return ok(cancelled.length);
  }
}
