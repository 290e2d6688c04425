import { type Weekday, WEEKDAYS } from '../worlds/wall-clock.js';

/**
 * Minutes since Monday 1 March 2027, 00:00 in UTC, where the whole model lives. Bookings keep to whole minutes; the
 * clock may stand at a half.
 */
export type Minute = number;

export interface Span {
  readonly from: Minute;
  readonly to: Minute;
}

export const HOUR = 60;
export const DAY = 24 * HOUR;

const ORIGIN = Date.parse('2027-03-01T00:00:00Z');
export const epochOf = (minute: Minute): number => ORIGIN + minute * 60_000;

export const instantOf = (minute: Minute): string => new Date(epochOf(minute)).toISOString();

export const minuteOf = (instant: string): Minute => (Date.parse(instant) - ORIGIN) / 60_000;

export const minuteOrNull = (instant: string | null): Minute | null => (instant === null ? null : minuteOf(instant));

export const dayOf = (minute: Minute): number => Math.floor(minute / DAY);

export const minuteOfDay = (minute: Minute): number => minute - dayOf(minute) * DAY;

/** The origin is a Monday. */
export const weekdayOf = (minute: Minute): Weekday => WEEKDAYS[((dayOf(minute) % 7) + 7) % 7] ?? 'MONDAY';

export const localDateOf = (day: number): string => instantOf(day * DAY).slice(0, 10);

/** Where the two meet; null when they do not. */
export function meeting(one: Span, other: Span): Span | null {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from < to ? { from, to } : null;
}

export const covers = (span: Span, instant: Minute): boolean => span.from <= instant && instant < span.to;

/** "Tue 09:30", as counterexamples are told. */
export function inWords(minute: Minute): string {
  const week = Math.floor(dayOf(minute) / 7);
  const seconds = Number.isInteger(minute) ? '' : ':30';
  const day = weekdayOf(minute).slice(0, 3).toLowerCase();
  return `${day}${week === 0 ? '' : `+${week}w`} ${instantOf(minute).slice(11, 16)}${seconds}`;
}

export const spanInWords = (span: Span): string =>
  dayOf(span.from) === dayOf(span.to)
    ? `${inWords(span.from)}-${inWords(span.to).slice(-5)}`
    : `${inWords(span.from)} to ${inWords(span.to)}`;
