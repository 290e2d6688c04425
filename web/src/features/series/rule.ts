import { present, readDate, readOneOf, readText, readWhole } from '../../ui/address';
import { type Weekday, WEEKDAYS } from '../../time/weekdays';
import { addDays, isoWeekday, type LocalDate } from '../../time/zoned';

/** The name of a weekday in the rules of RFC 5545: "MO". */
const byDay = (day: Weekday): string => day.slice(0, 2);
export const daysText = (days: readonly Weekday[]): string => days.map(byDay).join(',');

/** A weekly series, as its address keeps it. */
export interface SeriesSearch {
  readonly from?: LocalDate;
  readonly start?: string;
  readonly end?: string;
  /** Days with commas: "MO,WE". */
  readonly days?: string;
  readonly until?: LocalDate;
  readonly count?: number;
  readonly every?: '1' | '2';
  readonly units?: number;
  readonly people?: number;
}

const time = (value: unknown): string | undefined => {
  const text = readText(value);
  return text !== undefined && /^([01]\d|2[0-4]):[0-5]\d$/.test(text) ? text : undefined;
};

export const readSeries = (search: Readonly<Record<string, unknown>>): SeriesSearch =>
  present({
    from: readDate(search.from),
    start: time(search.start),
    end: time(search.end),
    days: readText(search.days),
    until: readDate(search.until),
    count: readWhole(search.count, 500),
    every: readOneOf(search.every, ['1', '2']),
    units: readWhole(search.units, 10_000),
    people: readWhole(search.people, 100_000),
  });

/** The days of a series; those of its first date when the address names none. */
export function daysOf(days: string | undefined, from: LocalDate): Weekday[] {
  const named = WEEKDAYS.filter((day) => days?.split(',').includes(byDay(day)));
  return named.length > 0 ? named : [WEEKDAYS[isoWeekday(from) - 1] ?? 'MONDAY'];
}

/** The first date on or after `from` that is one of the days: a rule starts on a day that it names. */
export function firstDate(from: LocalDate, days: readonly Weekday[]): LocalDate {
  for (let offset = 0; offset < 7; offset++) {
    const date = addDays(from, offset);
    const day = WEEKDAYS[isoWeekday(date) - 1];
    if (day !== undefined && days.includes(day)) return date;
  }
  return from;
}

/** The rule of a series (RFC 5545): weekly on some days, until the end of a date or a number of times. */
export function recurrenceOf(
  days: readonly Weekday[],
  every: '1' | '2',
  end: { readonly until: LocalDate } | { readonly count: number },
): string {
  const interval = every === '2' ? ';INTERVAL=2' : '';
  const last = 'count' in end ? `COUNT=${end.count}` : `UNTIL=${end.until.replaceAll('-', '')}T235959`;
  return `FREQ=WEEKLY${interval};BYDAY=${daysText(days)};${last}`;
}
