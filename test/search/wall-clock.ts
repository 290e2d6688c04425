import { IANAZone } from 'luxon';
import { DAY, DAYS, type Minute, type Opening, type Site } from './world.js';

/** What the wall clock shows at each minute of the world, in minutes since 1970. */
const shown = new Map<string, readonly number[]>();

export function localMinutes(origin: number, zone: string): readonly number[] {
  const key = `${origin} ${zone}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const iana = IANAZone.create(zone);
  const minutes = Array.from({ length: DAYS * DAY + 1 }, (_, minute) => {
    const instant = origin + minute * 60_000;
    return instant / 60_000 + iana.offset(instant);
  });
  shown.set(key, minutes);
  return minutes;
}

/**
 * When the clock first shows a local time or a later one: what it skips is the instant after the gap, what it repeats
 * the first of both (rules.md §1).
 */
function firstShown(clock: readonly number[], local: number): Minute {
  const [first = 0] = clock;
  let minute = Math.min(clock.length - 1, Math.max(0, local - first - 2 * 60));
  while (minute < clock.length - 1 && (clock[minute] ?? 0) < local) minute++;
  return minute;
}

const ALL_DAY = [{ opens: 0, closes: DAY }];

/** For each minute of the world whether it is open. */
export function openMinutes(
  origin: number,
  { zone, specialDays }: Pick<Site, 'zone' | 'specialDays'>,
  opening: readonly Opening[],
): boolean[] {
  const open = Array.from({ length: DAYS * DAY }, () => false);
  const clock = localMinutes(origin, zone);
  const firstDay = Math.floor((clock[0] ?? 0) / DAY) - 1;
  for (let day = firstDay; day <= firstDay + DAYS + 2; day++) {
    // The first of January 1970 was a Thursday.
    const special = specialDays.get(day);
    if (special === null) continue;
    const like = special ?? ((((day + 3) % 7) + 7) % 7) + 1;
    for (const { opens, closes } of opening.length === 0
      ? ALL_DAY
      : opening.filter(({ weekday }) => weekday === like)) {
      open.fill(true, firstShown(clock, day * DAY + opens), firstShown(clock, day * DAY + closes));
    }
  }
  return open;
}
