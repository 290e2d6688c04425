import { type Weekday, WEEKDAYS } from '../worlds/wall-clock.js';
import { DAY, dayOf, type Minute, minuteOfDay, type Span, weekdayOf } from './minutes.js';
import type { Opening, Resource } from './world.js';

const WEEK = 7 * DAY;

/** The open minutes of a week from Monday 00:00, computed once. */
const weeks = new WeakMap<readonly Opening[], readonly boolean[]>();

function weekOf(opening: readonly Opening[]): readonly boolean[] {
  const known = weeks.get(opening);
  if (known !== undefined) return known;
  const week = Array.from({ length: WEEK }, (_, minute) =>
    opening.some(
      ({ weekday, opens, closes }) =>
        weekday === weekdayOf(minute) && opens <= minuteOfDay(minute) && minuteOfDay(minute) < closes,
    ),
  );
  weeks.set(opening, week);
  return week;
}

/** The days, from Monday 1 March 2027 on, on which the plant is closed (null) or open as on another weekday. */
export const SPECIAL_DAYS: ReadonlyMap<number, Weekday | null> = new Map([
  [3, null],
  [5, 'THURSDAY'],
  [8, null],
]);

export function isOpenAt({ opening, provider }: Resource, minute: Minute): boolean {
  const special = provider === 'plant' ? SPECIAL_DAYS.get(dayOf(minute)) : undefined;
  if (special === null) return false;
  if (opening.length === 0) return true;
  const day = WEEKDAYS.indexOf(special ?? weekdayOf(minute));
  return weekOf(opening)[day * DAY + minuteOfDay(minute)] === true;
}

/** Never a minute of it outside the opening hours. */
export function isOpenThroughout(resource: Resource, span: Span): boolean {
  for (let minute = span.from; minute < span.to; minute++) {
    if (!isOpenAt(resource, minute)) return false;
  }
  return true;
}
