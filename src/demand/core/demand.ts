import { formatLocalDate } from '../../platform/core/calendar.js';
import { partOfWeek } from '../../platform/core/local-time.js';
import { type Instant, MINUTE_MS, type TimeRange, DAY_MS } from '../../platform/core/time-range.js';
import { localAt } from '../../platform/core/zone.js';

/** Why a request was refused, where something that exists was wanted and could not be had. */
export const requestReasons = [
  'CONFLICT',
  'OUTSIDE_OPENING_HOURS',
  'NOT_ENOUGH_NOTICE',
  'TOO_FAR_AHEAD',
  'TOO_SHORT',
  'TOO_LONG',
  'OFF_GRID',
  'TOO_MANY_ATTENDEES',
  'TOO_MANY_UNITS',
  'NOT_LISTED',
  'NOT_FOR_THIS_ORGANIZATION',
] as const;

/** The filter of a search that alone excluded everything; NOTHING = no single one, or it was not computed. */
export const searchReasons = ['TIME', 'KIND', 'TEXT', 'SKILLS', 'UNITS', 'SEATS', 'NEAR', 'NOTHING'] as const;

export type RequestReason = (typeof requestReasons)[number];
export type SearchReason = (typeof searchReasons)[number];

/** By the radius of the circle in which was searched, in kilometres, from the nearest on. */
export const distanceBands = ['UNDER_10_KM', 'UNDER_30_KM', 'UNDER_100_KM', 'UNDER_300_KM', 'FROM_300_KM'] as const;
export type DistanceBand = (typeof distanceBands)[number];

const EDGES = [10, 30, 100, 300];

/** Each band begins where the one before it ends: 10 is in UNDER_30_KM. */
export function bandOf(kilometres: number): DistanceBand {
  const index = EDGES.findIndex((edge) => kilometres < edge);
  return distanceBands[index === -1 ? EDGES.length : index] ?? 'FROM_300_KM';
}

/** The hour of the week on the wall clock: 0 is Monday from 00:00 to 01:00, 167 Sunday from 23:00 on. */
export const hourOfWeek = (instant: Instant, timeZone: string): number => partOfWeek(localAt(instant, timeZone), 60);

/** The day of the wall clock, as 2027-03-01. */
export const dayAt = (instant: Instant, timeZone: string): string => formatLocalDate(localAt(instant, timeZone));

/** The catalogue's bounds of skills and units; a row of counts must stay small enough for its index. */
const MOST = { skills: 5, characters: 100, units: 1_000_000, minutes: (366 * DAY_MS) / MINUTE_MS };

/** The skills of a search in one order, each once; what no resource could have is left out, and so are more than 5. */
export const skillsCounted = (skills: readonly string[]): string[] =>
  [...new Set(skills)]
    .filter((skill) => skill.trim() !== '' && skill.length <= MOST.characters && !skill.includes('\0'))
    .sort()
    .slice(0, MOST.skills);

/** The part of a period, in whole minutes, that could ever be booked at once: its beginning, if it is too long. */
export function satisfiable({ startsAt, endsAt }: TimeRange): TimeRange {
  const minutes = Math.floor((endsAt - startsAt) / MINUTE_MS);
  return { startsAt, endsAt: startsAt + Math.max(0, Math.min(minutes, MOST.minutes)) * MINUTE_MS };
}

/** Unit-minutes of units for a period; at most what could ever be had, so that no wish outweighs the others. */
export function unitMinutesOf(units: number, period: TimeRange): number {
  const { startsAt, endsAt } = satisfiable(period);
  return (Math.max(0, Math.min(units, MOST.units)) * (endsAt - startsAt)) / MINUTE_MS;
}
