import { monthOf } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { localAt, resolveLocal } from '../../platform/core/zone.js';

const MONTHS_BACK = 120;
/** A booking may start a year ahead, and nobody has to do anything before its end. */
const MONTHS_AHEAD = 14;

/** Months of a zone, so that SQL needs no zone of its own. */
export interface Months {
  /** The first day of the first month. */
  readonly first: LocalDateTime;
  /** The first instant of each month, in order, and the end of the last. */
  readonly starts: readonly Instant[];
}

/** The months of ten years back and one ahead. */
export function monthsAround(now: Instant, timeZone: string): Months {
  const first = monthOf(localAt(now, timeZone), -MONTHS_BACK);
  const starts = Array.from(
    { length: MONTHS_BACK + MONTHS_AHEAD + 1 },
    (_, index) => resolveLocal(monthOf(first, index), timeZone).instant,
  );
  return { first, starts };
}
