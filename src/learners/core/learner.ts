import { civilDateOf, dayNumberOf, formatLocalDate } from '../../platform/core/calendar.js';
import type { AccountKey, LearnerKey } from '../../platform/core/keys.js';
import { addDays, dayNumberAt, type LocalDateTime, localDateTimeOfDay } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';

export type LearnerStatus = 'ACTIVE' | 'LEFT' | 'ERASED';
export type AgeGroup = 'UNDER_16' | 'MINOR' | 'ADULT' | 'UNKNOWN';

/** The person behind a learner. */
export interface Identity {
  /** As it was first written. */
  readonly number: string;
  readonly name: string;
  readonly bornOn: LocalDateTime | null;
  readonly cohort: string | null;
  readonly programme: string | null;
  readonly enrolledOn: LocalDateTime | null;
}

/** A learner at an instant. One who is ERASED is nobody: no person, no account, no day. */
export type LearnerFacts = { readonly key: LearnerKey; readonly zone: string } & (
  | {
      readonly status: 'ACTIVE' | 'LEFT';
      readonly leftOn: LocalDateTime | null;
      readonly account: AccountKey | null;
      readonly identity: Identity;
    }
  | { readonly status: 'ERASED'; readonly leftOn: null; readonly account: null; readonly identity: null }
);

/** As people compare numbers: full-width digits are digits, and leading zeros count. */
export const foldNumber = (number: string): string => number.normalize('NFKC').trim();

const USUAL_MONTHS = 36;

/** The day that lies `months` later; of a day that the month lacks, its last one. */
function monthsLater(day: LocalDateTime, months: number): LocalDateTime {
  const { year, month, day: ofMonth } = civilDateOf(dayNumberAt(day));
  const count = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(count / 12), count % 12];
  const last = new Date(0).setUTCFullYear(inYear, inMonth + 1, 0);
  const wanted = new Date(0).setUTCFullYear(inYear, inMonth, ofMonth);
  return Math.min(last, wanted) as LocalDateTime;
}

/** The instant from which a learner who left is ERASED: 00:00 UTC of the day after the months. Null months: 36. */
export const erasedFrom = (leftOn: LocalDateTime, months: number | null): Instant =>
  addDays(monthsLater(leftOn, months ?? USUAL_MONTHS), 1);

/** The status that time has brought about by `now`; `learner_status_at()` is the same in SQL. */
export function statusAt(
  { status, leftOn }: { readonly status: LearnerStatus; readonly leftOn: LocalDateTime | null },
  months: number | null,
  now: Instant,
): LearnerStatus {
  return status === 'LEFT' && leftOn !== null && now >= erasedFrom(leftOn, months) ? 'ERASED' : status;
}

/** Whole years. A birthday on 29 February falls on 1 March in other years. */
export function ageOn(today: LocalDateTime, bornOn: LocalDateTime): number {
  const [born, now] = [civilDateOf(dayNumberAt(bornOn)), civilDateOf(dayNumberAt(today))];
  const isBeforeBirthday = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (isBeforeBirthday ? 1 : 0);
}

export function ageGroupOn(today: LocalDateTime, bornOn: LocalDateTime | null): AgeGroup {
  if (bornOn === null) return 'UNKNOWN';
  const age = ageOn(today, bornOn);
  return age < 16 ? 'UNDER_16' : age < 18 ? 'MINOR' : 'ADULT';
}

/** The day of a wall clock, from its midnight on. */
export const dayOf = (local: LocalDateTime): LocalDateTime => localDateTimeOfDay(dayNumberAt(local));

/** The day if the calendar has it; without luxon, because files have thousands of days. */
function civilDay(year: number, month: number, day: number): LocalDateTime | null {
  const number = dayNumberOf({ year, month, day });
  const civil = civilDateOf(number);
  const exists = year >= 1 && civil.year === year && civil.month === month && civil.day === day;
  return exists ? localDateTimeOfDay(number) : null;
}

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** A day as files write it: 2008-09-01, 2008/9/1, 2008.9.1, 20080901 or 2008年9月1日; null for anything else. */
export function readDay(text: string): LocalDateTime | null {
  for (const form of forms) {
    const found = form.exec(text);
    if (found !== null) return civilDay(Number(found[1]), Number(found[2]), Number(found[3]));
  }
  return null;
}

export const formatDay = (day: LocalDateTime | null): string | null => (day === null ? null : formatLocalDate(day));
