import type { Instant } from '../../platform/core/time-range.js';

/** A year of public calendars that should be announced. */
export interface DueYear {
  readonly year: number;
  readonly since: Instant;
  readonly dueAt: Instant;
}

const NOVEMBER = 10;
const DECEMBER = 11;

/** From 1 November on the next year should be announced, by 31 December; until then the present one still. In UTC. */
export function dueYears(now: Instant): DueYear[] {
  const present = new Date(now).getUTCFullYear();
  return [present, present + 1]
    .map((year) => ({ year, since: Date.UTC(year - 1, NOVEMBER, 1), dueAt: Date.UTC(year - 1, DECEMBER, 31) }))
    .filter(({ since }) => since <= now);
}
