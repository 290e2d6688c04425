import type { Occupant } from '../../availability/core/conflicts.js';
import { freeRanges, intersections } from '../../availability/core/free-time.js';
import { openRanges } from '../../availability/core/opening-hours.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { localAt } from '../../platform/core/zone.js';
import { type Admission, type AdmittedItem, unitsTaken } from './admission.js';
import type { BookingErrorCode } from './booking-refusal.js';
import { examine, minuteOfDay } from './examination.js';
import { startsInThePast } from './period.js';

const MOST_ALTERNATIVES = 5;
const DAYS_EITHER_WAY = 7;
/** Where the items have no start grid. */
const DEFAULT_STEP_MINUTES = 15;

/** Alternatives are given when one of these is among the errors. */
const worthwhile: readonly BookingErrorCode[] = ['CONFLICT', 'OUTSIDE_OPENING_HOURS'];
/** No other start helps against these. */
const hopeless: readonly BookingErrorCode[] = ['TOO_SHORT', 'TOO_LONG', 'TOO_MANY_ATTENDEES', 'TOO_MANY_UNITS'];

/** The window in which a period of this length might start and end instead, the longest turnaround included. */
export function alternativesWindow(admission: Admission, period: TimeRange): TimeRange {
  const turnaround = Math.max(...admission.items.map(turnaroundOf));
  return {
    startsAt: period.startsAt - DAYS_EITHER_WAY * DAY_MS,
    endsAt: period.endsAt + DAYS_EITHER_WAY * DAY_MS + turnaround,
  };
}

const turnaroundOf = (item: AdmittedItem): number => item.resource.policy.turnaroundMinutes * MINUTE_MS;

/**
 * The same items at the same length within 7 days either way, nearest first, at most 5, each bookable by all rules
 * (rules.md §3). `occupants` has a list for each item: who holds time in alternativesWindow().
 */
export function alternativesOf(
  admission: Admission,
  period: TimeRange,
  occupants: readonly (readonly Occupant[])[],
  now: Instant,
): TimeRange[] {
  const broken = examine(admission, period, occupants, now).refusals.map(({ code }) => code);
  if (!broken.some((code) => worthwhile.includes(code)) || broken.some((code) => hopeless.includes(code))) return [];
  const length = period.endsAt - period.startsAt;
  const ranges = startRanges(admission, period, occupants, now);
  const starts = [
    ...ranges.flatMap((range) => gridStarts(admission, range)),
    ...startsBesideOthers(admission, length, occupants),
  ];
  const within = (start: Instant) => ranges.some((range) => range.startsAt <= start && start < range.endsAt);
  const distance = (start: Instant) => Math.abs(start - period.startsAt);
  const nearestFirst = [...new Set(starts)].filter(within).sort((a, b) => distance(a) - distance(b) || a - b);
  const found: TimeRange[] = [];
  for (const startsAt of nearestFirst) {
    const candidate = { startsAt, endsAt: startsAt + length };
    if (examine(admission, candidate, occupants, now).refusals.length === 0) found.push(candidate);
    if (found.length === MOST_ALTERNATIVES) break;
  }
  return found;
}

/**
 * Where a period of this length may start for all that time and opening hours say; half-open. Who asks for a start to
 * come is offered none in the past; who records a past one, for which no hours are asked, is offered those as well.
 */
function startRanges(
  admission: Admission,
  period: TimeRange,
  occupants: readonly (readonly Occupant[])[],
  now: Instant,
): TimeRange[] {
  const length = period.endsAt - period.startsAt;
  const from = period.startsAt - DAYS_EITHER_WAY * DAY_MS;
  const to = period.startsAt + DAYS_EITHER_WAY * DAY_MS + 1;
  const present = now - (now % MINUTE_MS);
  const recording = admission.mayRecord && startsInThePast(period.startsAt, now);
  const past = recording
    ? freeStarts(admission, length, occupants, { startsAt: from, endsAt: Math.min(present, to) })
    : [];
  if (!admission.mayBookAhead) return past;
  const ahead = { startsAt: Math.max(from, present), endsAt: to };
  const free = freeStarts(admission, length, occupants, ahead);
  return [...past, ...intersections(free, openStarts(admission, length, ahead))];
}

/** The starts in the range at which all items have the time free, their turnaround included. */
const freeStarts = (
  admission: Admission,
  length: number,
  occupants: readonly (readonly Occupant[])[],
  range: TimeRange,
): TimeRange[] =>
  inAll(admission, range, (item, index) => {
    const needed = length + turnaroundOf(item);
    const reach = { startsAt: range.startsAt, endsAt: range.endsAt + needed };
    return startsInside(freeRanges(item.resource.units, unitsTaken(item), occupants[index] ?? [], reach), needed);
  });

/** The starts in the range from which all items are open throughout. */
const openStarts = (admission: Admission, length: number, range: TimeRange): TimeRange[] =>
  inAll(admission, range, ({ resource }) => {
    const reach = { startsAt: range.startsAt, endsAt: range.endsAt + length };
    return startsInside(openRanges(resource.openingHours, resource.timeZone, reach), length);
  });

const inAll = (
  admission: Admission,
  range: TimeRange,
  startsOf: (item: AdmittedItem, index: number) => TimeRange[],
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

/** The starts in the range that lie on the grid of the first item that has one, else on quarter hours. */
function gridStarts(admission: Admission, range: TimeRange): Instant[] {
  const gridded = admission.items.find((item) => item.resource.policy.startStepMinutes !== null) ?? admission.items[0];
  if (gridded === undefined) return [];
  const step = gridded.resource.policy.startStepMinutes ?? DEFAULT_STEP_MINUTES;
  const starts: Instant[] = [];
  let start = Math.ceil(range.startsAt / MINUTE_MS) * MINUTE_MS;
  while (start < range.endsAt) {
    const minute = minuteOfDay(localAt(start, gridded.resource.timeZone));
    const over = minute % step;
    if (over === 0) starts.push(start);
    // The grid begins anew at each local midnight; what a change of the clock displaces is found on the next turn.
    start += Math.min(step - over, 24 * 60 - minute) * MINUTE_MS;
  }
  return starts;
}

/** Right where something ends, and early enough to end, turnaround included, where something starts. */
const startsBesideOthers = (
  admission: Admission,
  length: number,
  occupants: readonly (readonly Occupant[])[],
): Instant[] =>
  admission.items.flatMap((item, index) =>
    (occupants[index] ?? []).flatMap(({ blocked }) => [
      Math.ceil(blocked.endsAt / MINUTE_MS) * MINUTE_MS,
      Math.floor((blocked.startsAt - turnaroundOf(item) - length) / MINUTE_MS) * MINUTE_MS,
    ]),
  );
