import type { TimeHolder } from '../../availability/core/conflicts.js';
import { intersections } from '../../availability/core/free-time.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from './request-validation.js';
import { checkRules, noStartHelps } from './rule-checks.js';
import { gridStarts, possibleStarts } from './starts.js';

/** The slots that a search asks for. */
export interface SlotWish {
  /** In milliseconds. */
  readonly length: number;
  /** The grid of starts, in minutes from local midnight, unless the policy has one. */
  readonly stepMinutes: number;
  /** The most slots to find. */
  readonly count: number;
  /** Returns the starts in a range that the asker would take; half-open, by start. */
  readonly starts: (range: TimeRange) => readonly TimeRange[];
}

/**
 * The earliest periods inside the window that break no rule, by start; each begins at or after the end of the one before.
 * `occupants` has a list for each item: who holds time in the window and in the turnaround after it.
 */
export function earliestSlots(
  admission: ValidatedRequest,
  { length, stepMinutes, count, starts }: SlotWish,
  occupants: readonly (readonly TimeHolder[])[],
  window: TimeRange,
  now: Instant,
): TimeRange[] {
  const range = startWindow(admission, length, window, now);
  const found: TimeRange[] = [];
  if (range.startsAt >= range.endsAt) return found;
  for (const possible of intersections(possibleStarts(admission, length, occupants, range), starts(range))) {
    for (const startsAt of gridStarts(admission, possible, stepMinutes)) {
      const last = found.at(-1);
      if (last !== undefined && startsAt < last.endsAt) continue;
      const slot = { startsAt, endsAt: startsAt + length };
      const { refusals } = checkRules(admission, slot, occupants, now);
      if (refusals.length === 0) found.push(slot);
      else if (refusals.some(({ code }) => noStartHelps.includes(code))) return found;
      if (found.length === count) return found;
    }
  }
  return found;
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
