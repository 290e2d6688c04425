import type { OrganizationRefusal } from '../../organizations/core/organization-refusal.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import type { IsoWeekday, LocalDateTime } from '../../platform/core/local-time.js';

export type CalendarDayKind = 'HOLIDAY' | 'CLOSURE' | 'MAKE_UP_DAY';

/** A day on which an organization is not open as on other days of its weekday. */
export interface CalendarDay {
  /** Its midnight, on the wall clock of each of the organization's sites. */
  readonly day: LocalDateTime;
  readonly kind: CalendarDayKind;
  readonly name: string;
  /** Of a MAKE_UP_DAY, and of no other: the weekday whose opening hours it has. */
  readonly opensLike: IsoWeekday | null;
}

/** So many days may be said at once: a whole year. */
const MOST_DAYS = 366;
const MOST_CHARACTERS = 200;

const invalid = (field: string[], message: string): OrganizationRefusal => ({ code: 'INVALID', message, field });

/** What is wrong with days that are to be kept, each with the path of its field. */
export function calendarDayProblems(days: readonly CalendarDay[]): OrganizationRefusal[] {
  if (days.length === 0) return [invalid(['days'], 'Name at least one day.')];
  if (days.length > MOST_DAYS) {
    return [invalid(['days'], `At most ${MOST_DAYS} days can be named at once; these are ${days.length}.`)];
  }
  const seen = new Set<LocalDateTime>();
  return days.flatMap((day, index) => {
    const twice = seen.has(day.day);
    seen.add(day.day);
    return problemsOf(day, twice).map(([field, message]) => invalid(['days', String(index), field], message));
  });
}

function problemsOf({ day, kind, name, opensLike }: CalendarDay, twice: boolean): [field: string, message: string][] {
  const problems: [string, string][] = [];
  if (twice) problems.push(['day', `${formatLocalDate(day)} is named twice; name it once.`]);
  if (name === '') problems.push(['name', 'A special day needs a name, such as National Day.']);
  if (name.length > MOST_CHARACTERS) {
    problems.push(['name', `A name may have ${MOST_CHARACTERS} characters; this has ${name.length}.`]);
  }
  if (kind === 'MAKE_UP_DAY' && opensLike === null) {
    problems.push(['opensLike', 'A MAKE_UP_DAY needs the weekday whose opening hours it has.']);
  }
  if (kind !== 'MAKE_UP_DAY' && opensLike !== null) {
    problems.push(['opensLike', `On a ${kind} everything is closed; leave opensLike out, or say MAKE_UP_DAY.`]);
  }
  return problems;
}
