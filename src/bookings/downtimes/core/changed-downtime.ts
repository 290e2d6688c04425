import { refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import type { Instant, TimeRange } from '../../../platform/core/time-range.js';
import type { BookingRefusal } from '../../core/booking-refusal.js';
import { downtimeReasons } from './refusals.js';

/** Changes of a downtime; absent and null = stays. */
export interface DowntimeChanges {
  readonly startsAt?: Instant | null | undefined;
  readonly endsAt?: Instant | null | undefined;
  readonly reason?: string | null | undefined;
}

interface Changed {
  readonly period: TimeRange;
  readonly reason: string;
}

/** The downtime after the changes. One that is over does not change; the start of one that runs has passed. */
export function changedDowntime(
  before: Changed,
  changes: DowntimeChanges,
  now: Instant,
): Result<Changed, BookingRefusal[]> {
  const { startsAt, endsAt } = before.period;
  const after = {
    period: { startsAt: changes.startsAt ?? startsAt, endsAt: changes.endsAt ?? endsAt },
    reason: changes.reason ?? before.reason,
  };
  if (endsAt <= now) return refuse([refusal(downtimeReasons.over, ['downtimeId'])]);
  if (startsAt <= now && after.period.startsAt !== startsAt) {
    return refuse([refusal(downtimeReasons.runs, ['startsAt'])]);
  }
  return ok(after);
}
