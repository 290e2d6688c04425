import { DAY, type Minute, minuteOfDay, type Span, weekdayOf } from './minutes.js';
import type { Opening, Resource } from './world.js';

const WEEK = 7 * DAY;

/** Which minutes of a week, from Monday 00:00, are open; worked out once. */
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

export const isOpenAt = ({ opening }: Resource, minute: Minute): boolean =>
  opening.length === 0 || weekOf(opening)[((minute % WEEK) + WEEK) % WEEK] === true;

/** Never a minute of it outside the opening hours. */
export function isOpenThroughout(resource: Resource, span: Span): boolean {
  for (let minute = span.from; minute < span.to; minute++) {
    if (!isOpenAt(resource, minute)) return false;
  }
  return true;
}
