import { DateTime, IANAZone } from 'luxon';

/**
 * Wall clocks of the test worlds, by luxon alone: `src/platform/core/zone.ts` and its cache take no part. Instants are
 * in milliseconds since 1970. What a clock shows is in minutes since 1970, as if it were UTC.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY_MINUTES = 1440;

const QUARTER = 15 * MINUTE;
const DAY = DAY_MINUTES * MINUTE;
const offsets = new Map<string, number>();

/** In minutes; zones change theirs at quarter hours. */
function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const offset = offsets.get(key) ?? IANAZone.create(zone).offset(quarter);
  offsets.set(key, offset);
  return offset;
}

/** Time that the clock shows in the minute of an instant. */
export const shownAt = (instant: number, zone: string): number =>
  Math.floor(instant / MINUTE) + offsetAt(instant, zone);

/** First instant, to the minute, at which the clock shows that time or, where it is skipped, a later one. */
export function firstShowing(shown: number, zone: string): number {
  const near = shown * MINUTE;
  const ahead = Math.max(offsetAt(near - DAY, zone), offsetAt(near + DAY, zone));
  let instant = near - ahead * MINUTE;
  while (shownAt(instant, zone) < shown) instant += MINUTE;
  return instant;
}

/** Reads off dates and weekdays: a moment in UTC that looks like what the clock shows. */
export const dateTimeOf = (shown: number): DateTime<true> =>
  DateTime.fromMillis(shown * MINUTE, { zone: 'utc', locale: 'en' }) as DateTime<true>;

/** 2027-03-01T08:00, as the clock shows it. */
export const localText = (instant: number, zone: string): string =>
  dateTimeOf(shownAt(instant, zone)).toFormat("yyyy-MM-dd'T'HH:mm");

/** First day of the month that the clock shows. */
export const monthOf = (instant: number, zone: string): string => `${localText(instant, zone).slice(0, 7)}-01`;

const day = (text: string) => DateTime.fromISO(text, { zone: 'utc' }) as DateTime<true>;

export const nextMonth = (month: string): string => day(month).plus({ months: 1 }).toISODate();

/** First instant of a day. */
export const dayBegins = (text: string, zone: string): number => firstShowing(day(text).toMillis() / MINUTE, zone);

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Weekday of the number of a day; day 0, the first of January 1970, was a Thursday. */
export const weekdayOf = (dayNumber: number): Weekday => WEEKDAYS[(((dayNumber + 3) % 7) + 7) % 7] ?? 'MONDAY';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** 08:00, or 24:00, from the minute of a day. */
export const timeOfDay = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** Minute of the day, from 08:00 or 24:00. */
export const minutesOf = (timeOfDay: string): number => {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * 60 + minutes;
};

export const iso = (instant: number): string => new Date(instant).toISOString();
