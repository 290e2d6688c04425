import { DAY_MS, type Instant, isWholeMinute, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import { refusal } from '../../platform/core/refusal.js';
import type { BookingRefusal } from './booking-refusal.js';
import { shapeReasons } from './refusals.js';

const MOST_DAYS = 366;

/** The names of a period's ends in an input. */
export type PeriodNames = Readonly<Record<keyof TimeRange, string>>;

const INSTANTS: PeriodNames = { startsAt: 'startsAt', endsAt: 'endsAt' };

/** Problems of a period of a booking or downtime: it has whole minutes, is not empty, and has at most 366 days. */
export function periodProblems(period: TimeRange, names: PeriodNames = INSTANTS): BookingRefusal[] {
  const { startsAt: start, endsAt: end } = names;
  const problems: BookingRefusal[] = [];
  for (const field of ['startsAt', 'endsAt'] as const) {
    const name = names[field];
    if (!isWholeMinute(period[field])) problems.push(refusal(shapeReasons.seconds, [name], { field: name }));
  }
  if (period.endsAt <= period.startsAt) {
    problems.push(refusal(shapeReasons.endsTooSoon, [end], { end, start }));
  }
  if (period.endsAt - period.startsAt > MOST_DAYS * DAY_MS) {
    problems.push(refusal(shapeReasons.manyDays, [end], { most: MOST_DAYS }));
  }
  return problems;
}

/** A start before the current minute is in the past. */
export const startsInThePast = (startsAt: Instant, now: Instant): boolean => startsAt < now - (now % MINUTE_MS);
