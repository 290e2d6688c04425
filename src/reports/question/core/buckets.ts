import {
  beginsMonth,
  formatLocalDate,
  formatLocalTime,
  formatWeek,
  isoWeekdays,
  weekdayWord,
} from '../../../platform/core/calendar.js';
import {
  addDays,
  dayNumberAt,
  type LocalDateTime,
  partOfWeek,
  weekdayOf,
  weekdayOfDayNumber,
} from '../../../platform/core/local-time.js';
import { DAY_MS, type Instant, MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import type { Label } from '../../../platform/core/message.js';
import { localAt, resolveLocal } from '../../../platform/core/zone.js';
import type { Hold } from './levels.js';

export type TimeGrouping = 'DAY' | 'WEEK' | 'MONTH' | 'HOUR_OF_WEEK';

/** Days of whatever zone, midnight to midnight; `to` is exclusive. */
export interface Days {
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
}

/** A row of a report by time. */
export interface Bucket {
  readonly key: string;
  readonly label: Label;
}

type DayGrouping = Exclude<TimeGrouping, 'HOUR_OF_WEEK'>;

const keyOfDay: Readonly<Record<DayGrouping, (day: LocalDateTime) => string>> = {
  DAY: formatLocalDate,
  WEEK: formatWeek,
  MONTH: (day) => formatLocalDate(day).slice(0, 7),
};

const beginsRow: Readonly<Record<DayGrouping, (day: LocalDateTime) => boolean>> = {
  DAY: () => true,
  WEEK: (day) => weekdayOf(day) === 1,
  MONTH: beginsMonth,
};

export const dayCount = ({ from, to }: Days): number => (to - from) / DAY_MS;

const daysOf = (days: Days): LocalDateTime[] =>
  Array.from({ length: dayCount(days) }, (_, index) => addDays(days.from, index));

/** The rows of a report by time, in order: every day, week or month of the window, or hour of a weekday in it. */
export function bucketsOf(grouping: TimeGrouping, days: Days): Bucket[] {
  if (grouping !== 'HOUR_OF_WEEK') {
    const first = daysOf(days).filter((day) => day === days.from || beginsRow[grouping](day));
    return first.map(keyOfDay[grouping]).map((key) => ({ key, label: key }));
  }
  return isoWeekdays
    .map((weekday) => weekdayWord(weekday))
    .flatMap(({ code, en, zh }) =>
      Array.from({ length: 24 }, (_, hour) => formatLocalTime(hour * 60)).map((time) => ({
        key: `${code}-${time.slice(0, 2)}`,
        label: { en: `${en} ${time}`, zh: `${zh} ${time}` },
      })),
    );
}

/** Whether a window has a row of `cellsOf`: in a few days not every weekday comes. */
export function occurs(grouping: TimeGrouping, days: Days, row: number): boolean {
  if (grouping !== 'HOUR_OF_WEEK') return true;
  const first = weekdayOfDayNumber(dayNumberAt(days.from));
  const weekday = Math.floor(row / 24) + 1;
  return (weekday - first + 7) % 7 < dayCount(days);
}

/**
 * A window in one zone, cut where another row begins: `rows[i]` is that of the time from `edges[i]` to `edges[i + 1]`.
 */
export interface Cut {
  readonly timeZone: string;
  readonly window: TimeRange;
  readonly edges: readonly Instant[];
  readonly rows: readonly number[];
}

/** The window as one row. */
export function uncut({ from, to }: Days, timeZone: string): Cut {
  const [startsAt, endsAt] = [resolveLocal(from, timeZone).instant, resolveLocal(to, timeZone).instant];
  return { timeZone, window: { startsAt, endsAt }, edges: [startsAt, endsAt], rows: [0] };
}

/** The window cut into the rows of `cellsOf`, by the wall clock of the zone. */
export function cut(grouping: TimeGrouping, days: Days, timeZone: string): Cut {
  const { window } = uncut(days, timeZone);
  if (grouping === 'HOUR_OF_WEEK') return cutByWeek(window, timeZone, 60);
  const cells = new Cells();
  let row = -1;
  for (const day of daysOf(days)) {
    if (day === days.from || beginsRow[grouping](day)) row++;
    cells.begin(resolveLocal(day, timeZone).instant, row);
  }
  return cells.cut(window, timeZone);
}

/** Cut by the wall clock into parts of so many minutes, a divisor of 60: row 0 begins on Monday at 00:00. */
export function cutByWeek(window: TimeRange, timeZone: string, minutes: number): Cut {
  const cells = new Cells();
  const part = minutes * MINUTE_MS;
  let instant = window.startsAt;
  while (instant < window.endsAt) {
    const local = localAt(instant, timeZone);
    cells.begin(instant, partOfWeek(local, minutes));
    const next = instant + part - (((local % part) + part) % part);
    // Where the clock jumps within the part, each minute is asked what it shows.
    instant = localAt(next, timeZone) - local === next - instant ? next : instant + MINUTE_MS;
  }
  return cells.cut(window, timeZone);
}

/** Edges as they come. */
class Cells {
  private readonly edges: Instant[] = [];
  private readonly rows: number[] = [];

  begin(instant: Instant, row: number): void {
    if (this.rows.at(-1) === row) return;
    this.edges.push(instant);
    this.rows.push(row);
  }

  cut(window: TimeRange, timeZone: string): Cut {
    return { timeZone, window, edges: [...this.edges, window.endsAt], rows: this.rows };
  }
}

/** The row in which an instant lies; null outside the window. */
export function rowAt({ edges, rows, window }: Cut, instant: Instant): number | null {
  if (instant < window.startsAt || instant >= window.endsAt) return null;
  return rows[indexAt(edges, instant)] ?? null;
}

/** The last of the edges that is not after the instant. */
function indexAt(edges: readonly Instant[], instant: Instant): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? Infinity) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Gives each row its part of stretches that lie in the window, in unit-milliseconds. */
export function spread(
  { edges, rows }: Cut,
  stretches: readonly Hold[],
  add: (row: number, unitMilliseconds: number) => void,
): void {
  for (const { startsAt, endsAt, units } of stretches) {
    let from = startsAt;
    for (let index = indexAt(edges, startsAt); from < endsAt && index < rows.length; index++) {
      const to = Math.min(endsAt, edges[index + 1] ?? endsAt);
      if (to > from) add(rows[index] ?? 0, (to - from) * units);
      from = Math.max(from, to);
    }
  }
}
