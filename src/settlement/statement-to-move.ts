import { may, roleWords, type Viewer } from '../access/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { refusal } from '../platform/core/refusal.js';
import type { StatementKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';
import { settlementReasons } from './core/refusals.js';
import { type Statement, statementStatusWord, subjectOf } from './core/statement.js';
import { lockedStatement } from './statements.repository.js';

/** The side that leads a statement on, from which status, and the sentences that refuse it. */
const steps = {
  acceptStatement: {
    from: 'ISSUED',
    side: 'own',
    needsRole: settlementReasons.acceptingNeedsRole,
    wrongStatus: settlementReasons.notToAccept,
  },
  settleStatement: {
    from: 'ACCEPTED',
    side: 'provider',
    needsRole: settlementReasons.settlingNeedsRole,
    wrongStatus: settlementReasons.notToSettle,
  },
} as const;

const FIELD = ['statementId'];

/** A statement that the viewer may lead on, kept from changes by others. */
export async function statementToMove(
  tx: Tx,
  viewer: Viewer,
  operation: keyof typeof steps,
  statementId: StatementKey,
): Promise<Result<Statement, AccountingRefusal[]>> {
  const { from, side, needsRole, wrongStatus } = steps[operation];
  const statement = await lockedStatement(tx, statementId);
  if (statement === null || !may(viewer, 'statements', subjectOf(statement))) {
    return refuse([refusal(settlementReasons.noStatement, FIELD)]);
  }
  if (!may(viewer, operation, subjectOf(statement))) {
    return refuse([refusal(needsRole, FIELD, { roles: roleWords(operation, side) })]);
  }
  if (statement.status === from) return ok(statement);
  const facts = { needed: statementStatusWord(from), status: statementStatusWord(statement.status) };
  return refuse([refusal(wrongStatus, FIELD, facts)]);
}
