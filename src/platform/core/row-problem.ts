import { type FactsOf, type Message, type Sentence, sentence } from './message.js';

export type RowErrorCode =
  | 'MISSING'
  | 'MALFORMED'
  | 'DUPLICATE'
  | 'TOO_YOUNG'
  | 'NOT_FOUND'
  | 'LEFT'
  | 'NO_SEAT'
  | 'CLASH'
  | 'NOT_QUALIFIED'
  | 'NOT_PRESENT'
  | 'TOO_MANY_MINUTES'
  | 'WRONG_STATUS'
  | 'INVALID';

/** Fate of the other rows when some have problems. */
export type RowRule = 'SKIP_ROWS' | 'REFUSE_ALL';

/** A problem of one of many rows or entries. */
export interface RowProblem extends Message {
  readonly code: RowErrorCode;
  /** The name of its file; null = the rows came in no file. */
  readonly file: string | null;
  /** From 1 on. */
  readonly row: number;
  /** The part of the row that is to blame; null = all of it. */
  readonly field: string | null;
}

/** A sentence that says what is wrong with a row, with its code. */
export interface RowReason<En extends string = string> extends Sentence<En> {
  readonly code: RowErrorCode;
}

export const rowReason = <const En extends string>(code: RowErrorCode, en: En, zh: string): RowReason<En> => ({
  code,
  en,
  zh,
});

export const rowProblem = <En extends string>(
  place: Pick<RowProblem, 'file' | 'row' | 'field'>,
  because: RowReason<En>,
  ...[facts]: FactsOf<En>
): RowProblem => ({ ...place, code: because.code, sentence: because, facts: facts ?? {} });

const MOST_PROBLEMS = 500;

const rest = sentence(
  'There are {count} more problems from this row on, which are not listed.',
  '自本行起还有 {count} 个问题未列出。',
);

/** At most 500 problems; when there are more, the last one counts those that are left out. */
export function listedProblems(problems: readonly RowProblem[]): RowProblem[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const listed = problems.slice(0, MOST_PROBLEMS - 1);
  const next = problems[MOST_PROBLEMS - 1];
  const counted = { sentence: rest, facts: { count: problems.length - listed.length } };
  return next === undefined ? listed : [...listed, { ...next, ...counted, field: null }];
}
