import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RequestBooking, RequestBookingSeries } from '../bookings/index.js';
import type { BookingConflict } from '../bookings/index.js';
import type { CataloguedResource } from '../catalog/index.js';
import type { TimeRange } from '../platform/core/time-range.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { resolveLocal } from '../platform/core/zone.js';
import type { TimetableRow } from './core/timetable.js';
import type { TimetableOwner } from './owner.js';

/** What became of a row: its bookings, or why there are none. */
export interface RowOutcome {
  readonly bookings: readonly string[];
  readonly periods: readonly TimeRange[];
  readonly refusals: readonly { readonly code: string; readonly message: string }[];
  readonly conflicts: readonly BookingConflict[];
}

/** Both must exist on the clock of the zone. */
export const periodOf = (local: { startsAt: LocalDateTime; endsAt: LocalDateTime }, zone: string): TimeRange => ({
  startsAt: resolveLocal(local.startsAt, zone).instant,
  endsAt: resolveLocal(local.endsAt, zone).instant,
});

/** Asks for the booking or series that a row means. */
@Injectable()
export class TimetableRequests {
  constructor(
    private readonly requestBooking: RequestBooking,
    private readonly requestBookingSeries: RequestBookingSeries,
  ) {}

  async execute(owner: TimetableOwner, row: TimetableRow, resource: CataloguedResource): Promise<RowOutcome> {
    const asked = {
      organizationId: owner.organizationId,
      items: [{ resourceId: resource.id, units: 1 }],
      title: row.title,
      attendees: row.attendees,
      agreementId: null,
      // A row that came in before is known by what it says, whatever file it stands in.
      idempotencyKey: `timetable ${createHash('sha256').update(JSON.stringify(row)).digest('hex')}`,
    };
    if (row.recurrence === null) {
      const period = periodOf(row, resource.timeZone);
      const result = await this.requestBooking.execute(owner.administrator, { ...asked, period, hold: false });
      return result.ok
        ? { bookings: [result.value.id], periods: [period], refusals: [], conflicts: [] }
        : { bookings: [], periods: [period], ...result.error };
    }
    const outcome = await this.requestBookingSeries.execute(owner.administrator, {
      ...asked,
      startsAtLocal: row.startsAt,
      endsAtLocal: row.endsAt,
      recurrence: row.recurrence,
      exceptLocal: row.except,
      onConflict: 'REFUSE_ALL',
    });
    return {
      bookings: outcome.occurrences.flatMap((occurrence) => occurrence.bookingId ?? []),
      periods: outcome.occurrences.map((occurrence) => occurrence.period),
      refusals: outcome.refusals,
      conflicts: outcome.conflicts,
    };
  }
}
