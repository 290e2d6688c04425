import { type Month, monthsFrom } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import type { Days } from '../../question/core/buckets.js';

/** Some days of a window: one whole month that is kept, or what is worked out from the facts. */
export interface Segment {
  readonly days: Days;
  readonly kept: boolean;
}

/** The months that lie in the window as a whole. */
export const wholeMonths = ({ from, to }: Days): Month[] =>
  monthsFrom(from, to).filter((month) => month.from >= from && month.to <= to);

/** The window in order, each kept one of its whole months a piece of its own, and all between them as few as can be. */
export function segmentsOf(
  days: Days,
  isKept: (month: LocalDateTime) => boolean,
  months: readonly Month[] = wholeMonths(days),
): Segment[] {
  const pieces: Segment[] = [];
  let { from } = days;
  const until = (to: LocalDateTime): void => {
    if (from < to) pieces.push({ days: { from, to }, kept: false });
    from = to;
  };
  for (const month of months) {
    if (!isKept(month.from)) continue;
    until(month.from);
    pieces.push({ days: month, kept: true });
    from = month.to;
  }
  until(days.to);
  return pieces;
}
