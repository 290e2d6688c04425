// The days of the bench. What it books itself is in one zone without daylight saving, so a day is 24 hours.

export const timeZone = 'Asia/Shanghai';

/** Where providers stand, in turns; two change their clocks while the world is booked. Each has a square of its own. */
export const places = [
  { timeZone, latitude: 25, longitude: 110 },
  { timeZone: 'Asia/Kolkata', latitude: 15, longitude: 74 },
  { timeZone: 'Europe/Prague', latitude: 45, longitude: 10 },
  { timeZone: 'America/Chicago', latitude: 32, longitude: -98 },
];

/** Width and height of each square, in degrees. */
export const SQUARE = 10;

/** A day of the world as a date, on which the wall clocks of all places show the same. */
export const dateOf = (day) => iso(firstMidnight + 8 * HOUR + day * DAY).slice(0, 10);

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The service's clock starts here: midnight of a Monday where the resources stand. */
export const firstMidnight = Date.parse('2027-03-01T00:00:00+08:00');

/** The world is booked before this day; what the bench books itself begins on it. */
export const FIRST_OWN_DAY = 70;
export const ownTimeFrom = firstMidnight + FIRST_OWN_DAY * DAY;

export const SLOTS_A_DAY = 8;

/** A slot has 90 minutes from 08:00 on; what is booked in it takes 60, and a turnaround at most 15. */
export const slotStart = (day, slot) => firstMidnight + day * DAY + 8 * HOUR + slot * 90 * MINUTE;

export const iso = (instant) => new Date(instant).toISOString();

/** A wall clock such as 2027-03-01T08:00. */
export const wallClock = (instant) => iso(instant + 8 * HOUR).slice(0, 16);
