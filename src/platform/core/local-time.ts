import { DAY_MS, MINUTE_MS } from './time-range.js';

/**
 * Wall-clock values, which say nothing of a zone. A LocalDateTime is counted in milliseconds as if the wall clock were
 * UTC, so that its arithmetic is exact; it is branded so that it cannot be taken for an Instant by mistake.
 */
declare const localDateTimeBrand: unique symbol;
export type LocalDateTime = number & { readonly [localDateTimeBrand]: true };

/** Minutes since local midnight, 0 to 1440; 1440 is 24:00, the end of the day. */
export type LocalTime = number;

/** ISO 8601: MONDAY is 1, SUNDAY is 7. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A day of the proleptic Gregorian calendar; month and day count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;
const TIME = /^(\d{2}):(\d{2})$/;
const MINUTES_PER_DAY = 1440;
const DAYS_PER_400_YEARS = 146_097;

const asLocal = (milliseconds: number): LocalDateTime => milliseconds as LocalDateTime;
const padded = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** Gregorian leap years, for any year. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month, 28 to 31; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days since 1970-01-01, negative before it. Integer arithmetic rather than Date, because Date.UTC takes the years 0
 * to 99 for 1900 to 1999, and because recurrences count by days. Source: H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil.
 */
export function dayNumberOf(date: CivilDate): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((date.month + 9) % 12) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - 719_468;
}

/** The calendar day that lies `dayNumber` days after 1970-01-01; the inverse of `dayNumberOf`. */
export function civilDateOf(dayNumber: number): CivilDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfEra = shifted - era * DAYS_PER_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** ISO weekday of a day counted from 1970-01-01, which was a Thursday; floored, because % is slow and negative before. */
export const weekdayOfDayNumber = (dayNumber: number): IsoWeekday =>
  (dayNumber + 4 - 7 * Math.floor((dayNumber + 3) / 7)) as IsoWeekday;

/** Local midnight at which the day `dayNumber` days after 1970-01-01 starts. */
export const localDateTimeOfDay = (dayNumber: number): LocalDateTime => asLocal(dayNumber * DAY_MS);

/** Days from 1970-01-01 to the day that `local` lies in. */
export const dayNumberAt = (local: LocalDateTime): number => Math.floor(local / DAY_MS);

/** The weekday that the wall clock shows. */
export const weekdayOf = (local: LocalDateTime): IsoWeekday => weekdayOfDayNumber(dayNumberAt(local));

/** 00:00 of the same local day. */
export const midnightOf = (local: LocalDateTime): LocalDateTime => localDateTimeOfDay(dayNumberAt(local));

/** Midnight of the first day of the same local month. */
export const firstOfMonth = (local: LocalDateTime): LocalDateTime =>
  localDateTimeOfDay(dayNumberOf({ ...civilDateOf(dayNumberAt(local)), day: 1 }));

/** The same wall-clock time that many calendar days later; negative for earlier. */
export const addDays = (local: LocalDateTime, days: number): LocalDateTime => asLocal(local + days * DAY_MS);

/** The same day at another time; 24:00 is the midnight that follows. */
export const atLocalTime = (local: LocalDateTime, time: LocalTime): LocalDateTime =>
  asLocal(midnightOf(local) + time * MINUTE_MS);

/** Midnight of a day written as 2027-03-01 (ISO 8601 calendar date, years 0001 to 9999); null for anything else. */
export function parseLocalDate(text: string): LocalDateTime | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return localDateTimeOfDay(dayNumberOf({ year, month, day }));
}

/** The day of `local` as 2027-03-01. */
export function formatLocalDate(local: LocalDateTime): string {
  const { year, month, day } = civilDateOf(dayNumberAt(local));
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
}

/**
 * Wall clock written as 2027-03-01T08:00 or 2027-03-01T08:00:30 (ISO 8601 extended, years 0001 to 9999); null for
 * anything else. 24:00 and leap seconds are refused: no wall clock of ours shows them at the start of something.
 */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  const match = DATE_TIME.exec(text);
  const midnight = match?.[1] === undefined ? null : parseLocalDate(match[1]);
  if (match === null || midnight === null) return null;
  const [hour = 0, minute = 0, second = 0] = match.slice(2).map((digits: string | undefined) => Number(digits ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  return asLocal(midnight + ((hour * 60 + minute) * 60 + second) * 1000);
}

/** As 2027-03-01T08:00, with seconds only when they are not zero; milliseconds, which have no form here, are dropped. */
export function formatLocalDateTime(local: LocalDateTime): string {
  const seconds = Math.floor((local - midnightOf(local)) / 1000);
  const second = seconds % 60;
  const time = formatLocalTime(Math.floor(seconds / 60));
  return `${formatLocalDate(local)}T${time}${second === 0 ? '' : `:${padded(second)}`}`;
}

/** Minutes of a time of day written as 08:00, up to 24:00; null for anything else, seconds included. */
export function parseLocalTime(text: string): LocalTime | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hour = 0, minute = 0] = match.slice(1).map(Number);
  const minutes = hour * 60 + minute;
  return minute > 59 || minutes > MINUTES_PER_DAY ? null : minutes;
}

/** As 08:00; 1440 is 24:00. */
export const formatLocalTime = (time: LocalTime): string => `${padded(Math.floor(time / 60))}:${padded(time % 60)}`;
