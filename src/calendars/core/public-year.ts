import type { OrganizationRefusal } from '../../organizations/core/organization-refusal.js';
import { formatLocalDate, yearOf } from '../../platform/core/calendar.js';
import { type CalendarDay, calendarDayProblems } from './calendar-day.js';

/** A year of a public calendar as it was announced. */
export interface PublicYear {
  readonly year: number;
  /** Where it was announced: the title of the notice. */
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MOST_CHARACTERS = 500;

const invalid = (field: string[], message: string): OrganizationRefusal => ({ code: 'INVALID', message, field });

export const regionNotFound = (region: string): OrganizationRefusal => ({
  code: 'NOT_FOUND',
  message: `There is no public calendar of ${JSON.stringify(region.slice(0, 20))}; publicCalendars lists those there are.`,
  field: ['region'],
});

/** What is wrong with a year that is to be announced. */
export function publicYearProblems({ year, source, days }: PublicYear): OrganizationRefusal[] {
  const problems: OrganizationRefusal[] = [];
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    problems.push(invalid(['year'], `year must be from ${FIRST_YEAR} to ${LAST_YEAR}; it is ${year}.`));
  }
  if (source === '' || source.length > MOST_CHARACTERS) {
    problems.push(invalid(['source'], `source must have 1 to ${MOST_CHARACTERS} characters: the title of the notice.`));
  }
  days.forEach(({ day, kind }, index) => {
    if (yearOf(day) !== year) {
      problems.push(invalid(['days', String(index), 'day'], `${formatLocalDate(day)} is not a day of ${year}.`));
    }
    if (kind === 'CLOSURE') {
      const message = 'A CLOSURE is of one organization; a public calendar has HOLIDAY and MAKE_UP_DAY.';
      problems.push(invalid(['days', String(index), 'kind'], message));
    }
  });
  return [...problems, ...calendarDayProblems(days)];
}
