import { intersect, type Instant, MINUTE_MS, type TimeRange, union } from '../../platform/core/time-range.js';
import { type TimeHolder, unitsTakenBy } from './conflicts.js';
import { openRanges, type OpeningCalendar } from './opening-hours.js';

/** The parts of `window`, by start, in which at least `asked` of `units` are free; its edges may be any instants. */
export function freeRanges(
  units: number,
  asked: number,
  occupants: readonly TimeHolder[],
  window: TimeRange,
): TimeRange[] {
  if (asked > units) return [];
  const edges = occupants
    .flatMap((occupant) => {
      const there = intersect(occupant.blocked, window);
      if (there === null) return [];
      const taken = unitsTakenBy(occupant, units);
      return [
        { at: there.startsAt, taken },
        { at: there.endsAt, taken: -taken },
      ];
    })
    .sort((a, b) => a.at - b.at);
  const ranges: TimeRange[] = [];
  let from = window.startsAt;
  let free = units;
  for (const { at, taken } of [...edges, { at: window.endsAt, taken: 0 }]) {
    if (free >= asked && from < at) ranges.push({ startsAt: from, endsAt: at });
    free -= taken;
    from = at;
  }
  return union(ranges);
}

export interface FreePeriodsWish {
  readonly calendar: OpeningCalendar;
  readonly units: number;
  readonly asked: number;
  readonly turnaroundMinutes: number;
  readonly minimumMinutes: number;
}

const nextMinute = (instant: Instant): Instant => Math.ceil(instant / MINUTE_MS) * MINUTE_MS;
const thisMinute = (instant: Instant): Instant => Math.floor(instant / MINUTE_MS) * MINUTE_MS;

/**
 * The longest periods inside `window`, in whole minutes, that are open and in which `asked` units are free, the
 * turnaround after them included. `occupants` are those of the window and of the turnaround after it.
 */
export function freePeriods(wish: FreePeriodsWish, occupants: readonly TimeHolder[], window: TimeRange): TimeRange[] {
  const turnaround = wish.turnaroundMinutes * MINUTE_MS;
  const looked = { startsAt: window.startsAt, endsAt: window.endsAt + turnaround };
  const usable = freeRanges(wish.units, wish.asked, occupants, looked).map((range) => ({
    startsAt: range.startsAt,
    endsAt: range.endsAt - turnaround,
  }));
  return intersections(usable, openRanges(wish.calendar, window))
    .map(({ startsAt, endsAt }) => ({ startsAt: nextMinute(startsAt), endsAt: thisMinute(endsAt) }))
    .filter(({ startsAt, endsAt }) => endsAt - startsAt >= wish.minimumMinutes * MINUTE_MS);
}

/** Where two lists of disjoint ranges, each by start, meet. */
export function intersections(a: readonly TimeRange[], b: readonly TimeRange[]): TimeRange[] {
  const met: TimeRange[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return met;
    const both = intersect(left, right);
    if (both !== null) met.push(both);
    if (left.endsAt < right.endsAt) i++;
    else j++;
  }
}
