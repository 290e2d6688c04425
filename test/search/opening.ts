import { firstShowing, MINUTE, shownAt, WEEKDAYS, weekdayOf } from '../worlds/wall-clock.js';
import { DAY, DAYS, type Minute, type Opening, type Site } from './world.js';

const ALL_DAY = [{ opens: 0, closes: DAY }];

/** For each minute of the world whether it is open (rules.md §1). */
export function openMinutes(
  origin: number,
  { zone, specialDays }: Pick<Site, 'zone' | 'specialDays'>,
  opening: readonly Opening[],
): boolean[] {
  const open = Array.from({ length: DAYS * DAY }, () => false);
  const minuteOf = (local: number): Minute =>
    Math.min(open.length, Math.max(0, (firstShowing(local, zone) - origin) / MINUTE));
  const firstDay = Math.floor(shownAt(origin, zone) / DAY) - 1;
  for (let day = firstDay; day <= firstDay + DAYS + 2; day++) {
    const special = specialDays.get(day);
    if (special === null) continue;
    const like = special ?? WEEKDAYS.indexOf(weekdayOf(day)) + 1;
    for (const { opens, closes } of opening.length === 0
      ? ALL_DAY
      : opening.filter(({ weekday }) => weekday === like)) {
      open.fill(true, minuteOf(day * DAY + opens), minuteOf(day * DAY + closes));
    }
  }
  return open;
}
