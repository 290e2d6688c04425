import { formatLocalDate, parseLocalDate } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { refusal } from '../../platform/core/refusal.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type LearnerRefusal, learnerReasons } from './refusals.js';

export type ConsentPurpose = 'TRANSCRIPT_SHARING';
export type ConsentGiver = 'LEARNER' | 'GUARDIAN';

/** A consent as it is kept. */
export interface ConsentFacts {
  readonly purpose: ConsentPurpose;
  readonly by: ConsentGiver;
  readonly givenOn: LocalDateTime;
  /** The place of the proof. */
  readonly evidence: string;
  readonly withdrawnAt: Instant | null;
}

const MOST_CHARACTERS = 500;
const FIRST = '1900-01-01';

/** Every problem of a consent that is given on a day; `today` is in the zone of the organization. */
export function consentProblems(
  { on, evidence }: { readonly on: LocalDateTime; readonly evidence: string },
  today: LocalDateTime,
): LearnerRefusal[] {
  const given = [...evidence].length;
  const problems: LearnerRefusal[] = [];
  if (on < (parseLocalDate(FIRST) ?? 0) || on > today) {
    const facts = { first: FIRST, last: formatLocalDate(today) };
    problems.push(refusal(learnerReasons.consentDay, ['on'], facts));
  }
  if (given < 1 || given > MOST_CHARACTERS) {
    problems.push(refusal(learnerReasons.evidence, ['evidence'], { most: MOST_CHARACTERS, given }));
  }
  return problems;
}
