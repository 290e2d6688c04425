import { DAY_MS, type Instant, type TimeRange } from '../core/time-range.js';
import { badUserInput } from './api-error.js';

const MOST_DAYS = 366;

/** The window of a field that looks at time; not empty and at most 366 days. Throws BAD_USER_INPUT. */
export function boundedWindow(from: Instant, to: Instant): TimeRange {
  if (to <= from) throw badUserInput('`to` must be later than `from`.');
  if (to - from > MOST_DAYS * DAY_MS) throw badUserInput(`A window may have ${MOST_DAYS} days at most.`);
  return { startsAt: from, endsAt: to };
}
