import type { IsoWeekday, LocalTime } from '../../../platform/core/local-time.js';
import { MINUTE_MS, type TimeRange, union } from '../../../platform/core/time-range.js';
import { type Cut, spread } from '../../question/core/buckets.js';
import { during, type Hold, levels } from '../../question/core/levels.js';
import { availableTime, type BookedTime, type ResourceTime } from '../../facts/core/measure.js';

/** Hours of the week are looked at by the quarter: opening hours and bookings seldom begin elsewhere. */
export const PART_MINUTES = 15;
const PARTS_PER_DAY = (24 * 60) / PART_MINUTES;

/** The rule of the windows that are offered. */
export interface IdleRule {
  /** How much of it must have been idle, over 0 and up to 1. */
  readonly minimumShare: number;
  /** A shorter window is not worth it. */
  readonly minimumMinutes: number;
}

/** Hours of a weekday that stood idle again and again. */
export interface IdleWindow {
  readonly weekday: IsoWeekday;
  readonly opensAt: LocalTime;
  readonly closesAt: LocalTime;
  /** In how many weeks all of it was available. */
  readonly weeks: number;
  readonly idleMinutes: number;
  /** The idle part of the available unit-minutes. */
  readonly share: number;
  /** Units that nobody had at any instant of it. */
  readonly unitsFree: number;
}

export interface IdleTime {
  readonly availableMinutes: number;
  readonly idleMinutes: number;
  readonly windows: readonly IdleWindow[];
}

/** Reserved or used, whichever was longer. */
const takenBy = ({ reserved, used }: BookedTime): TimeRange[] => union(used === null ? [reserved] : [reserved, used]);

interface Part {
  available: number;
  taken: number;
  /** The most units that were taken at once. */
  peak: number;
}

/** The time in which a resource was open and neither booked nor used. `cut` is by week, in parts of PART_MINUTES. */
export function idleTime(resource: ResourceTime, cut: Cut, rule: IdleRule): IdleTime {
  const available = availableTime(resource);
  const holds = resource.booked.flatMap((time) =>
    takenBy(time).map((range): Hold => ({ ...range, units: time.reserved.units })),
  );
  const taken = during(levels(holds, resource.units), available);
  const parts = Array.from({ length: 7 * PARTS_PER_DAY }, (): Part => ({ available: 0, taken: 0, peak: 0 }));
  const part = (row: number): Part => parts[row] ?? { available: 0, taken: 0, peak: 0 };
  const whole = available.map((range) => ({ ...range, units: resource.units }));
  spread(cut, whole, (row, amount) => (part(row).available += amount));
  for (const stretch of taken) {
    spread(cut, [stretch], (row, amount) => {
      const each = part(row);
      each.taken += amount;
      each.peak = Math.max(each.peak, stretch.units);
    });
  }
  const sum = (amount: (each: Part) => number): number =>
    parts.reduce((all, each) => all + amount(each), 0) / MINUTE_MS;
  return {
    availableMinutes: sum((each) => each.available),
    idleMinutes: sum((each) => each.available - each.taken),
    windows: windowsIn(parts, resource.units, rule),
  };
}

/** Neighbouring parts of one weekday, each idle enough. */
function windowsIn(parts: readonly Part[], units: number, rule: IdleRule): IdleWindow[] {
  const weeksOf = ({ available }: Part): number => Math.floor(available / (units * PART_MINUTES * MINUTE_MS));
  const isIdle = (each: Part): boolean =>
    weeksOf(each) > 0 && each.available - each.taken >= rule.minimumShare * each.available;
  const found: IdleWindow[] = [];
  for (let first = 0; first < parts.length; first++) {
    let end = first;
    const endOfDay = (Math.floor(first / PARTS_PER_DAY) + 1) * PARTS_PER_DAY;
    for (let each = parts[end]; end < endOfDay && each !== undefined && isIdle(each); each = parts[end]) end++;
    const ofWindow = parts.slice(first, end);
    if (ofWindow.length * PART_MINUTES >= Math.max(rule.minimumMinutes, PART_MINUTES)) {
      const available = ofWindow.reduce((all, each) => all + each.available, 0);
      const idle = ofWindow.reduce((all, each) => all + each.available - each.taken, 0);
      const ofDay = first % PARTS_PER_DAY;
      found.push({
        weekday: (Math.floor(first / PARTS_PER_DAY) + 1) as IsoWeekday,
        opensAt: ofDay * PART_MINUTES,
        closesAt: (ofDay + ofWindow.length) * PART_MINUTES,
        weeks: Math.min(...ofWindow.map(weeksOf)),
        idleMinutes: idle / MINUTE_MS,
        share: idle / available,
        unitsFree: units - Math.max(...ofWindow.map((each) => each.peak)),
      });
    }
    first = Math.max(first, end - 1);
  }
  return found;
}
