import { formatLocalDate, yearOf } from '../../platform/core/calendar.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { type CalendarDay, calendarDayProblems, kindWords } from './calendar-day.js';
import { calendarReasons } from './refusals.js';

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

export const regionNotFound = (region: string): Refusal<'NOT_FOUND'> =>
  refusal(calendarReasons.regionNotFound, ['region'], { given: region.slice(0, 20) });

/** Every problem of a year that is to be announced. */
export function publicYearProblems({ year, source, days }: PublicYear): Refusal<'INVALID'>[] {
  const problems: Refusal<'INVALID'>[] = [];
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    const facts = { least: FIRST_YEAR, most: LAST_YEAR, given: year };
    problems.push(refusal(calendarReasons.yearOutOfRange, ['year'], facts));
  }
  if (source === '' || source.length > MOST_CHARACTERS) {
    problems.push(refusal(calendarReasons.sourceLength, ['source'], { most: MOST_CHARACTERS }));
  }
  days.forEach(({ day, kind }, index) => {
    const field = (name: string) => ['days', String(index), name];
    if (yearOf(day) !== year) {
      problems.push(refusal(calendarReasons.notInYear, field('day'), { day: formatLocalDate(day), year }));
    }
    if (kind === 'CLOSURE') {
      const facts = { kind: kindWords[kind], kinds: [kindWords.HOLIDAY, kindWords.MAKE_UP_DAY] };
      problems.push(refusal(calendarReasons.notPublic, field('kind'), facts));
    }
  });
  return [...problems, ...calendarDayProblems(days)];
}
