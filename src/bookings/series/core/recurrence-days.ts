import { civilDateOf, dayNumberOf } from '../../../platform/core/calendar.js';
import { weekdayOfDayNumber } from '../../../platform/core/local-time.js';
import type { Recurrence } from './recurrence-rule.js';

/**
 * The calendar of a recurrence rule, without times, zones and ends: RFC 5545 §3.3.10 says which days each period (day,
 * week, month or year) holds. Its table of "expand" and "limit" comes down to one question per day, whether all BY
 * parts accept it, once the parts that DTSTART stands in for are filled in.
 */
interface DayPattern {
  readonly months: NumberSet;
  readonly monthDays: NumberSet;
  /** The days of BYMONTHDAY that count from the end of the month, as positive numbers. */
  readonly monthDaysFromEnd: NumberSet;
  readonly anyMonthDay: boolean;
  readonly everyWeekday: NumberSet;
  readonly nthWeekdays: ReadonlySet<string>;
  /** Whether ordinals of BYDAY count in the year: only for YEARLY without BYMONTH. */
  readonly nthInYear: boolean;
}

/**
 * Numbers from 0 to 31 as bits: a rule asks several times for each day of eight thousand years, a Set would be slow.
 */
type NumberSet = number;
const setOf = (values: readonly number[]): NumberSet => values.reduce((bits, value) => bits | (1 << value), 0);
const has = (set: NumberSet, value: number): boolean => ((set >>> value) & 1) === 1;
const ALL: NumberSet = -1;

/** The last day of the year 9999, behind which no recurrence goes. */
const LAST_DAY = dayNumberOf({ year: 9999, month: 12, day: 31 });

/**
 * The days (counted from 1970-01-01) of each period of the rule, one array per period, empty ones included so that the
 * caller can bound its work; from the period of `firstDay` on, until `lastDay` or the end of the year 9999. BYSETPOS
 * has been applied to whole periods, so the first may hold days before `firstDay`.
 */
export function* recurringDays(recurrence: Recurrence, firstDay: number, lastDay: number): Generator<number[]> {
  const pattern = patternOf(recurrence, firstDay);
  const end = Math.min(lastDay, LAST_DAY);
  for (let step = 0; ; step += recurrence.interval) {
    const period = periodAt(recurrence, firstDay, step);
    if (period.from > end) return;
    const days = atPositions(matchingDays(pattern, period), recurrence.bySetPos);
    yield period.to > LAST_DAY ? days.filter((day) => day <= LAST_DAY) : days;
  }
}

/** A run of whole days, both ends included. */
interface DayRun {
  readonly from: number;
  readonly to: number;
}

const monthRun = (year: number, month: number): DayRun => ({
  from: dayNumberOf({ year, month, day: 1 }),
  to: dayNumberOf({ year, month: month + 1, day: 1 }) - 1,
});

const yearRun = (year: number): DayRun => ({
  from: dayNumberOf({ year, month: 1, day: 1 }),
  to: dayNumberOf({ year, month: 12, day: 31 }),
});

/** The period that lies `step` days, weeks, months or years after the one of `firstDay`. */
function periodAt({ frequency, weekStart }: Recurrence, firstDay: number, step: number): DayRun {
  switch (frequency) {
    case 'DAILY':
      return { from: firstDay + step, to: firstDay + step };
    case 'WEEKLY': {
      const from = firstDay - ((weekdayOfDayNumber(firstDay) - weekStart + 7) % 7) + step * 7;
      return { from, to: from + 6 };
    }
    case 'MONTHLY': {
      const { year, month } = civilDateOf(firstDay);
      return monthRun(year, month + step);
    }
    case 'YEARLY': {
      return yearRun(civilDateOf(firstDay).year + step);
    }
  }
}

/** RFC 5545 §3.3.10: information that the rule does not contain is taken from DTSTART. */
function patternOf({ frequency, byDay, byMonth, byMonthDay }: Recurrence, firstDay: number): DayPattern {
  const first = civilDateOf(firstDay);
  const noDays = byDay.length === 0 && byMonthDay.length === 0;
  const monthFromStart = frequency === 'YEARLY' && noDays && byMonth.length === 0;
  const dayFromStart = (frequency === 'YEARLY' || frequency === 'MONTHLY') && noDays;
  const weekdayFromStart = frequency === 'WEEKLY' && byDay.length === 0;
  const months = monthFromStart ? [first.month] : byMonth;
  const monthDays = dayFromStart ? [first.day] : byMonthDay;
  const weekdays = weekdayFromStart ? [{ weekday: weekdayOfDayNumber(firstDay), ordinal: null }] : byDay;
  const numbered = weekdays.filter((entry) => entry.ordinal !== null);
  const everyWeekday = weekdays.filter((entry) => entry.ordinal === null).map((entry) => entry.weekday);
  return {
    months: months.length === 0 ? ALL : setOf(months),
    monthDays: setOf(monthDays.filter((day) => day > 0)),
    monthDaysFromEnd: setOf(monthDays.filter((day) => day < 0).map((day) => -day)),
    anyMonthDay: monthDays.length === 0,
    everyWeekday: weekdays.length === 0 ? ALL : setOf(everyWeekday),
    nthWeekdays: new Set(numbered.map((entry) => `${entry.ordinal} ${entry.weekday}`)),
    nthInYear: frequency === 'YEARLY' && byMonth.length === 0,
  };
}

/** A calendar month, and the run of days in which the ordinals of BYDAY count there. */
interface CalendarMonth {
  readonly days: DayRun;
  readonly counted: DayRun;
}

/** The days of the run that the pattern accepts, month by month so that whole months can be passed over. */
function matchingDays(pattern: DayPattern, run: DayRun): number[] {
  const matching: number[] = [];
  let from = run.from;
  while (from <= run.to) {
    const { year, month } = civilDateOf(from);
    const days = monthRun(year, month);
    const inMonth = { days, counted: pattern.nthInYear ? yearRun(year) : days };
    const to = Math.min(run.to, days.to);
    let weekday: number = weekdayOfDayNumber(from);
    for (let dayNumber = from; has(pattern.months, month) && dayNumber <= to; dayNumber++) {
      if (acceptsDay(pattern, inMonth, dayNumber, weekday)) matching.push(dayNumber);
      weekday = weekday === 7 ? 1 : weekday + 1;
    }
    from = to + 1;
  }
  return matching;
}

function acceptsDay(pattern: DayPattern, month: CalendarMonth, dayNumber: number, weekday: number): boolean {
  const { from, to } = month.days;
  const day = dayNumber - from + 1;
  const isMonthDay =
    pattern.anyMonthDay || has(pattern.monthDays, day) || has(pattern.monthDaysFromEnd, to - dayNumber + 1);
  if (!isMonthDay) return false;
  if (has(pattern.everyWeekday, weekday)) return true;
  return pattern.nthWeekdays.size > 0 && isNthWeekday(pattern, month.counted, dayNumber);
}

function isNthWeekday(pattern: DayPattern, { from, to }: DayRun, dayNumber: number): boolean {
  const weekday = weekdayOfDayNumber(dayNumber);
  const nth = Math.floor((dayNumber - from) / 7) + 1;
  const nthFromEnd = -Math.floor((to - dayNumber) / 7) - 1;
  return pattern.nthWeekdays.has(`${nth} ${weekday}`) || pattern.nthWeekdays.has(`${nthFromEnd} ${weekday}`);
}

/** BYSETPOS: the nth of a period's days, negative from the end; all of them when it is not given. */
function atPositions(days: number[], positions: readonly number[]): number[] {
  if (positions.length === 0) return days;
  const chosen = positions.map((position) => days.at(position > 0 ? position - 1 : position));
  return [...new Set(chosen)].filter((day) => day !== undefined).sort((a, b) => a - b);
}
