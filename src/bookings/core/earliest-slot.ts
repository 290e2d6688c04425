import type { TimeHolder } from '../../availability/core/conflicts.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from './request-validation.js';
import { checkRules, noStartHelps } from './rule-checks.js';
import { gridStarts, possibleStarts } from './starts.js';

/**
 * The earliest period of this length inside the window that breaks no rule; null when there is none. `occupants` has a
 * list for each item: who holds time in the window and in the turnaround after it.
 */
export function earliestSlot(
  admission: ValidatedRequest,
  length: number,
  occupants: readonly (readonly TimeHolder[])[],
  window: TimeRange,
  now: Instant,
): TimeRange | null {
  const ranges = possibleStarts(admission, length, occupants, startWindow(admission, length, window, now));
  for (const range of ranges) {
    for (const startsAt of gridStarts(admission, range, 1)) {
      const slot = { startsAt, endsAt: startsAt + length };
      const { refusals } = checkRules(admission, slot, occupants, now);
      if (refusals.length === 0) return slot;
      if (refusals.some(({ code }) => noStartHelps.includes(code))) return null;
    }
  }
  return null;
}

/** Where a start is neither past, nor too soon, nor too far ahead; half-open. */
function startWindow({ items, exempt }: ValidatedRequest, length: number, window: TimeRange, now: Instant): TimeRange {
  const policies = exempt ? [] : items.map((item) => item.resource.policy);
  const notices = policies.map((policy) => now + (policy.minimumNoticeMinutes ?? 0) * MINUTE_MS);
  const advances = policies.map((policy) => now + (policy.maximumAdvanceDays ?? Infinity) * DAY_MS);
  return {
    startsAt: Math.max(window.startsAt, now - (now % MINUTE_MS), ...notices.map((at) => at - (at % MINUTE_MS))),
    endsAt: Math.min(window.endsAt - length, ...advances) + 1,
  };
}
