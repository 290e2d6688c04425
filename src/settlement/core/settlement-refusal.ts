import { type AccountingRefusal, accountingRefusal } from '../../organizations/agreements/core/accounting-refusal.js';

export const statementNotFound = accountingRefusal(
  'NOT_FOUND',
  ['statementId'],
  'There is no such statement that you can see.',
);

export const lineNotFound = accountingRefusal('NOT_FOUND', ['lineId'], 'There is no such line that you can see.');

const MOST_CHARACTERS = 1000;

/** A reason is what the other side reads. */
export function reasonProblems(reason: string): AccountingRefusal[] {
  if (reason === '') return [accountingRefusal('INVALID', ['reason'], 'Say why: the other side reads it.')];
  if (reason.length <= MOST_CHARACTERS) return [];
  const message = `A reason may have ${MOST_CHARACTERS} characters; this has ${reason.length}.`;
  return [accountingRefusal('INVALID', ['reason'], message)];
}
