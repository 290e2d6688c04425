import type { LearnerKey } from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { RowProblem, RowRule } from '../../platform/core/row-problem.js';
import type { Identity } from './learner.js';
import { leavingProblem, type ReadRows, type SaidOfLearner } from './learner-rows.js';

export type AbsentRule = 'KEEP' | 'LEAVE';

/** A learner whom the file names, as it is now. */
export interface PresentLearner {
  readonly id: LearnerKey['id'];
  readonly folded: string;
  readonly status: 'ACTIVE' | 'LEFT';
  readonly leftOn: LocalDateTime | null;
  readonly identity: Identity;
}

/** A learner as it is to be. */
export interface LearnerAfter extends Identity {
  readonly folded: string;
  readonly leftOn: LocalDateTime | null;
}

/** The decision of an import: all that it writes and answers. */
export interface ImportPlan {
  readonly created: readonly LearnerAfter[];
  readonly updated: readonly (LearnerAfter & { readonly id: LearnerKey['id'] })[];
  readonly unchanged: number;
  /** ACTIVE learners whom the file does not name. */
  readonly absent: number;
  readonly problems: readonly RowProblem[];
  /** Why nothing of it is written; null = it is. */
  readonly refused: 'ROWS_REFUSED' | 'TOO_MANY_ABSENT' | null;
}

const FEW = 20;

/** Whether so many are too many to leave at once: it looks like a part of the list. */
const areTooMany = (absent: number, active: number): boolean => active >= FEW && absent * 2 > active;

function after(said: SaidOfLearner, before: PresentLearner | undefined): LearnerAfter {
  const was = before?.identity;
  const given = <T>(now: T | null | undefined, then: T | null | undefined): T | null =>
    now === undefined ? (then ?? null) : now;
  return {
    number: was?.number ?? said.number,
    folded: said.folded,
    name: said.name,
    bornOn: given(said.bornOn, was?.bornOn),
    cohort: given(said.cohort, was?.cohort),
    programme: given(said.programme, was?.programme),
    enrolledOn: given(said.enrolledOn, was?.enrolledOn),
    leftOn: said.leftOn,
  };
}

const compared = ['name', 'bornOn', 'cohort', 'programme', 'enrolledOn'] as const;

const isSame = (now: LearnerAfter, before: PresentLearner): boolean =>
  now.leftOn === before.leftOn && compared.every((field) => now[field] === before.identity[field]);

/** Decides an import from what the file says and from what is there. */
export function planImport(
  file: string,
  { said, problems, named }: ReadRows,
  there: { readonly present: readonly PresentLearner[]; readonly active: number },
  rules: { readonly absent: AbsentRule; readonly onError: RowRule },
): ImportPlan {
  const present = new Map(there.present.map((learner) => [learner.folded, learner]));
  const created: LearnerAfter[] = [];
  const updated: (LearnerAfter & { readonly id: LearnerKey['id'] })[] = [];
  const leaving: RowProblem[] = [];
  let unchanged = 0;
  for (const each of said) {
    const before = present.get(each.folded);
    const now = after(each, before);
    const problem = leavingProblem(file, each.row, now.leftOn, now.enrolledOn);
    if (problem !== null) leaving.push(problem);
    else if (before === undefined) created.push(now);
    else if (isSame(now, before)) unchanged += 1;
    else updated.push({ ...now, id: before.id });
  }
  const namedActive = there.present.filter(({ status, folded }) => status === 'ACTIVE' && named.has(folded)).length;
  const absent = there.active - namedActive;
  const all = [...problems, ...leaving].sort((a, b) => a.row - b.row);
  const tooMany = rules.absent === 'LEAVE' && areTooMany(absent, there.active);
  const refused = tooMany
    ? 'TOO_MANY_ABSENT'
    : rules.onError === 'REFUSE_ALL' && all.length > 0
      ? 'ROWS_REFUSED'
      : null;
  return { created, updated, unchanged, absent, problems: all, refused };
}
