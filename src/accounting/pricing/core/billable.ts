import { type Instant, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import type { ChargeBasis } from './rate-terms.js';

/** Actual times drop their seconds. */
const droppedSeconds = (instant: Instant): Instant => Math.floor(instant / MINUTE_MS) * MINUTE_MS;

/** From check-in to check-out in whole minutes, at least one. */
export function usedTime(used: TimeRange): TimeRange {
  const startsAt = droppedSeconds(used.startsAt);
  return { startsAt, endsAt: Math.max(droppedSeconds(used.endsAt), startsAt + MINUTE_MS) };
}

export const minutesOf = (range: TimeRange): number => (range.endsAt - range.startsAt) / MINUTE_MS;

/** The time that is billed of a use; the reserved time is in whole minutes already (rules.md §6). */
export function billableTime(basis: ChargeBasis, reserved: TimeRange, used: TimeRange): TimeRange {
  switch (basis) {
    case 'RESERVED':
      return reserved;
    case 'USED':
      return usedTime(used);
    case 'RESERVED_PLUS_OVERRUN':
      return { startsAt: reserved.startsAt, endsAt: Math.max(reserved.endsAt, droppedSeconds(used.endsAt)) };
  }
}
