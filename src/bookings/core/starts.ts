import type { TimeHolder } from '../../availability/core/conflicts.js';
import { freeRanges, intersections } from '../../availability/core/free-time.js';
import { openRanges } from '../../availability/core/opening-hours.js';
import { minuteOfDay } from '../../platform/core/local-time.js';
import { type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { localAt } from '../../platform/core/zone.js';
import { type ValidatedRequest, type ValidatedItem, calendarOf, unitsNeeded } from './request-validation.js';

export const turnaroundOf = (item: ValidatedItem): number => item.resource.policy.turnaroundMinutes * MINUTE_MS;

/** Where something of this length may start for all that time and opening hours say; half-open ranges inside `range`. */
export const possibleStarts = (
  admission: ValidatedRequest,
  length: number,
  occupants: readonly (readonly TimeHolder[])[],
  range: TimeRange,
): TimeRange[] => intersections(freeStarts(admission, length, occupants, range), openStarts(admission, length, range));

/** The starts in the range at which all items have the time free, their turnaround included. */
export const freeStarts = (
  admission: ValidatedRequest,
  length: number,
  occupants: readonly (readonly TimeHolder[])[],
  range: TimeRange,
): TimeRange[] =>
  inAll(admission, range, (item, index) => {
    const needed = length + turnaroundOf(item);
    const reach = { startsAt: range.startsAt, endsAt: range.endsAt + needed };
    return startsInside(freeRanges(item.resource.units, unitsNeeded(item), occupants[index] ?? [], reach), needed);
  });

/** The starts in the range from which all items are open throughout. */
const openStarts = (admission: ValidatedRequest, length: number, range: TimeRange): TimeRange[] =>
  inAll(admission, range, (item) => {
    const reach = { startsAt: range.startsAt, endsAt: range.endsAt + length };
    return startsInside(openRanges(calendarOf(admission, item), reach), length);
  });

const inAll = (
  admission: ValidatedRequest,
  range: TimeRange,
  startsOf: (item: ValidatedItem, index: number) => TimeRange[],
): TimeRange[] =>
  admission.items.reduce<TimeRange[]>(
    (ranges, item, index) => intersections(ranges, startsOf(item, index)),
    range.startsAt < range.endsAt ? [range] : [],
  );

/** The starts at which something of this length lies inside one of the ranges. */
const startsInside = (ranges: readonly TimeRange[], length: number): TimeRange[] =>
  ranges
    .filter((range) => range.endsAt - range.startsAt >= length)
    .map((range) => ({ startsAt: range.startsAt, endsAt: range.endsAt - length + 1 }));

/**
 * The whole minutes in the range, by time, that lie on the grid of the first item that has one, else on a grid of
 * `otherwiseMinutes`.
 */
export function* gridStarts(
  admission: ValidatedRequest,
  range: TimeRange,
  otherwiseMinutes: number,
): Generator<Instant> {
  const gridded = admission.items.find((item) => item.resource.policy.startStepMinutes !== null) ?? admission.items[0];
  if (gridded === undefined) return;
  const step = gridded.resource.policy.startStepMinutes ?? otherwiseMinutes;
  const { timeZone } = gridded.resource;
  let start = onGrid(range.startsAt, timeZone, step);
  while (start < range.endsAt) {
    yield start;
    start = onGrid(start + MINUTE_MS, timeZone, step);
  }
}

/** The first whole minute from an instant on that is a multiple of `step` minutes from local midnight. */
export function onGrid(from: Instant, timeZone: string, step: number): Instant {
  let start = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  for (;;) {
    const minute = minuteOfDay(localAt(start, timeZone));
    const over = minute % step;
    if (over === 0) return start;
    // The grid begins anew at each local midnight; what a change of the clock displaces is found on the next turn.
    start += Math.min(step - over, 24 * 60 - minute) * MINUTE_MS;
  }
}
