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

const MINUTES_PER_DAY = 1440;

const asLocal = (milliseconds: number): LocalDateTime => milliseconds as LocalDateTime;

/**
 * ISO weekday of a day counted from 1970-01-01, which was a Thursday; floored, because % is slow and negative before.
 */
export const weekdayOfDayNumber = (dayNumber: number): IsoWeekday =>
  (dayNumber + 4 - 7 * Math.floor((dayNumber + 3) / 7)) as IsoWeekday;

/** Local midnight at which the day `dayNumber` days after 1970-01-01 starts. */
export const localDateTimeOfDay = (dayNumber: number): LocalDateTime => asLocal(dayNumber * DAY_MS);

/** Days from 1970-01-01 to the day that `local` lies in. */
export const dayNumberAt = (local: LocalDateTime): number => Math.floor(local / DAY_MS);

/** The weekday that the wall clock shows. */
export const weekdayOf = (local: LocalDateTime): IsoWeekday => weekdayOfDayNumber(dayNumberAt(local));

/** Minutes since local midnight, with a fraction for seconds. */
export const minuteOfDay = (local: LocalDateTime): number => (local - midnightOf(local)) / MINUTE_MS;

/**
 * The part of the week that the wall clock shows, if each day has parts of `minutes`, a divisor of 1440: 0 begins on
 * Monday at 00:00.
 */
export const partOfWeek = (local: LocalDateTime, minutes: number): number =>
  (weekdayOf(local) - 1) * (MINUTES_PER_DAY / minutes) +
  Math.floor((local - midnightOf(local)) / (minutes * MINUTE_MS));

/** 00:00 of the same local day. */
export const midnightOf = (local: LocalDateTime): LocalDateTime => localDateTimeOfDay(dayNumberAt(local));

/** The same wall-clock time that many calendar days later; negative for earlier. */
export const addDays = (local: LocalDateTime, days: number): LocalDateTime => asLocal(local + days * DAY_MS);

/** The same day at another time; 24:00 is the midnight that follows. */
export const atLocalTime = (local: LocalDateTime, time: LocalTime): LocalDateTime =>
  asLocal(midnightOf(local) + time * MINUTE_MS);
