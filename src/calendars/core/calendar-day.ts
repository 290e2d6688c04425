import { formatLocalDate } from '../../platform/core/calendar.js';
import type { IsoWeekday, LocalDateTime } from '../../platform/core/local-time.js';
import type { Word } from '../../platform/core/message.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { calendarReasons } from './refusals.js';

export type CalendarDayKind = 'HOLIDAY' | 'CLOSURE' | 'MAKE_UP_DAY';

/** Each kind as a sentence names it. */
export const kindWords: Readonly<Record<CalendarDayKind, Word>> = {
  HOLIDAY: { code: 'HOLIDAY', en: 'HOLIDAY', zh: '节假日' },
  CLOSURE: { code: 'CLOSURE', en: 'CLOSURE', zh: '停用日' },
  MAKE_UP_DAY: { code: 'MAKE_UP_DAY', en: 'MAKE_UP_DAY', zh: '调休上班日' },
};

/** A day on which an organization is not open as on other days of its weekday. */
export interface CalendarDay {
  /** Its midnight, on the wall clock of each of the organization's sites. */
  readonly day: LocalDateTime;
  readonly kind: CalendarDayKind;
  readonly name: string;
  /** The weekday whose opening hours a MAKE_UP_DAY has; null for other kinds. */
  readonly opensLike: IsoWeekday | null;
}

/** The most days in one request: a whole year. */
const MOST_DAYS = 366;
const MOST_CHARACTERS = 200;

/** Every problem of days that are to be stored, each with the path of its field. */
export function calendarDayProblems(days: readonly CalendarDay[]): Refusal<'INVALID'>[] {
  if (days.length === 0) return [refusal(calendarReasons.noDays, ['days'])];
  if (days.length > MOST_DAYS) {
    return [refusal(calendarReasons.tooManyDays, ['days'], { most: MOST_DAYS, given: days.length })];
  }
  const seen = new Set<LocalDateTime>();
  return days.flatMap((day, index) => {
    const isNamedBefore = seen.has(day.day);
    seen.add(day.day);
    const field = (name: string) => ['days', String(index), name];
    return [
      ...(isNamedBefore ? [refusal(calendarReasons.namedTwice, field('day'), { day: formatLocalDate(day.day) })] : []),
      ...nameProblems(day, field('name')),
      ...weekdayProblems(day, field('opensLike')),
    ];
  });
}

function nameProblems({ name }: CalendarDay, field: string[]): Refusal<'INVALID'>[] {
  if (name === '') return [refusal(calendarReasons.noName, field)];
  if (name.length <= MOST_CHARACTERS) return [];
  return [refusal(calendarReasons.nameTooLong, field, { most: MOST_CHARACTERS, given: name.length })];
}

function weekdayProblems({ kind, opensLike }: CalendarDay, field: string[]): Refusal<'INVALID'>[] {
  const isOpen = kind === 'MAKE_UP_DAY';
  if (isOpen === (opensLike !== null)) return [];
  if (isOpen) return [refusal(calendarReasons.noWeekday, field, { kind: kindWords[kind] })];
  const facts = { kind: kindWords[kind], open: kindWords.MAKE_UP_DAY };
  return [refusal(calendarReasons.needlessWeekday, field, facts)];
}
