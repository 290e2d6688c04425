import { refusal } from '../../platform/core/refusal.js';
import type { AccountingRefusal } from '../../organizations/agreements/core/refusals.js';
import { settlementReasons } from './refusals.js';

const MOST_CHARACTERS = 1000;

/** A reason is what the other side reads. */
export function reasonProblems(reason: string): AccountingRefusal[] {
  if (reason === '') return [refusal(settlementReasons.noReason, ['reason'])];
  if (reason.length <= MOST_CHARACTERS) return [];
  return [refusal(settlementReasons.longReason, ['reason'], { most: MOST_CHARACTERS, given: reason.length })];
}
