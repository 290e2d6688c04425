import {
  civilDateOf,
  dayNumberAt,
  dayNumberOf,
  localDateTimeOfDay,
  type LocalDateTime,
} from '../../../platform/core/local-time.js';
import type { Days } from '../../question/core/cells.js';

/** Some days of a window: one whole month that is kept, or what is worked out from the facts. */
export interface Piece {
  readonly days: Days;
  readonly kept: boolean;
}

/** The first day of the month of a day; `later` counts months on from there, negative for back. */
export function monthOf(day: LocalDateTime, later = 0): LocalDateTime {
  const { year, month } = civilDateOf(dayNumberAt(day));
  const months = year * 12 + month - 1 + later;
  return localDateTimeOfDay(
    dayNumberOf({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 }),
  );
}

/** How many months the month of a day comes after that of another. */
export const monthsBetween = (earlier: LocalDateTime, later: LocalDateTime): number => {
  const [from, to] = [civilDateOf(dayNumberAt(earlier)), civilDateOf(dayNumberAt(later))];
  return (to.year - from.year) * 12 + to.month - from.month;
};

/** All days of a month, by its first. */
export const daysOfMonth = (month: LocalDateTime): Days => ({ from: month, to: monthOf(month, 1) });

/** The first days of the months that lie in the window as a whole. */
export function wholeMonths({ from, to }: Days): LocalDateTime[] {
  const months: LocalDateTime[] = [];
  for (
    let month = monthOf(from) === from ? from : monthOf(from, 1);
    monthOf(month, 1) <= to;
    month = monthOf(month, 1)
  ) {
    months.push(month);
  }
  return months;
}

/** The window in order, each kept month a piece of its own, and all between them as few as can be. */
export function piecesOf(days: Days, isKept: (month: LocalDateTime) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let { from } = days;
  const until = (to: LocalDateTime): void => {
    if (from < to) pieces.push({ days: { from, to }, kept: false });
    from = to;
  };
  for (const month of wholeMonths(days).filter(isKept)) {
    until(month);
    pieces.push({ days: daysOfMonth(month), kept: true });
    from = monthOf(month, 1);
  }
  until(days.to);
  return pieces;
}
