import { may, type Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';
import { statementNotFound } from './core/settlement-refusal.js';
import { type Statement, subjectOf } from './core/statement.js';
import { lockedStatement } from './statements.repository.js';

/** Who leads a statement on, from which status, and how that is said. */
const steps = {
  acceptStatement: { from: 'ISSUED', side: 'consumer', done: 'accepted' },
  settleStatement: { from: 'ACCEPTED', side: 'provider', done: 'settled' },
} as const;

/** A statement that the viewer may lead on, kept from changes by others. */
export async function statementToMove(
  tx: Tx,
  viewer: Viewer,
  operation: keyof typeof steps,
  statementId: string,
): Promise<Result<Statement, AccountingRefusal[]>> {
  const { from, side, done } = steps[operation];
  const statement = await lockedStatement(tx, statementId);
  if (statement === null || !may(viewer, 'statements', subjectOf(statement))) return refuse([statementNotFound]);
  if (!may(viewer, operation, subjectOf(statement))) {
    const message = `A statement is ${done} by ADMINs and FINANCE of the ${side}.`;
    return refuse([accountingRefusal('NOT_PERMITTED', ['statementId'], message)]);
  }
  if (statement.status === from) return ok(statement);
  const message = `Only a statement that is ${from} is ${done}; this one is ${statement.status}.`;
  return refuse([accountingRefusal('WRONG_STATUS', ['statementId'], message)]);
}
