import type { UserError } from '../../api/use-action';
import { addDays, addMonths, isoWeekday, type LocalDate } from '../../time/zoned';

export interface YearMonth {
  /** Its first day. */
  readonly first: LocalDate;
  /** Weeks from Monday to Sunday; null = a day of another month. */
  readonly weeks: readonly (readonly (LocalDate | null)[])[];
}

/** The months of a year, each in weeks that begin on Monday. */
export function monthsOf(year: number): YearMonth[] {
  const january = `${String(year).padStart(4, '0')}-01-01`;
  return Array.from({ length: 12 }, (_, index) => {
    const first = addMonths(january, index);
    const days: (LocalDate | null)[] = Array.from({ length: isoWeekday(first) - 1 }, () => null);
    for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
    while (days.length % 7 !== 0) days.push(null);
    const weeks = Array.from({ length: days.length / 7 }, (__, week) => days.slice(week * 7, week * 7 + 7));
    return { first, weeks };
  });
}

const STEPS: Readonly<Record<string, (day: LocalDate) => LocalDate>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** The day of the same year to which a key leads; null of other keys, and at the ends of the year. */
export function dayAfterKey(day: LocalDate, key: string): LocalDate | null {
  const next = STEPS[key]?.(day);
  return next?.slice(0, 4) === day.slice(0, 4) ? next : null;
}

const MOST_DAYS = 366;

/** The days of a period, both ends inclusive; at most as many as the service takes at once. */
export function daysBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A refusal of one of several days, at the field of the form that says the same of each. */
function atField(error: UserError): UserError {
  const { field } = error;
  return field?.length === 3 && field[0] === 'days' ? { ...error, field: field.slice(2) } : error;
}

/** The refusals of several days, each told once. */
export function atFields(errors: readonly UserError[]): UserError[] {
  const told = new Map(errors.map(atField).map((error) => [`${error.field?.join('.') ?? ''} ${error.message}`, error]));
  return [...told.values()];
}
