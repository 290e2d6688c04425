import { may, roleWords, type Viewer } from '../access/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { refusal } from '../platform/core/refusal.js';
import type { StatementLineKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';
import { settlementReasons } from './core/refusals.js';
import { type Statement, type StatementLine, subjectOf } from './core/statement.js';
import { linesById } from './statement-lines.queries.js';
import { lockedStatement } from './statements.repository.js';

export interface LockedLine {
  readonly statement: Statement;
  readonly line: StatementLine;
}

/** A line that the viewer may do it to, its statement kept from changes by others. */
export async function lockedLine(
  tx: Tx,
  viewer: Viewer,
  operation: 'adjustStatementLine' | 'disputeStatementLine',
  lineId: StatementLineKey,
): Promise<Result<LockedLine, AccountingRefusal[]>> {
  const found = (await linesById(tx, [lineId])).get(lineId.id);
  const statement = found === undefined ? null : await lockedStatement(tx, found.statementId);
  // After the lock: whoever held it may have disputed or adjusted the line.
  const line = (await linesById(tx, [lineId])).get(lineId.id);
  if (line === undefined || statement === null || !may(viewer, 'statements', subjectOf(statement))) {
    return refuse([refusal(settlementReasons.noLine, ['lineId'])]);
  }
  if (may(viewer, operation, subjectOf(statement))) return ok({ statement, line });
  return refuse([
    operation === 'adjustStatementLine'
      ? refusal(settlementReasons.adjustingNeedsRole, ['lineId'], { roles: roleWords(operation, 'provider') })
      : refusal(settlementReasons.disputingNeedsRole, ['lineId'], { roles: roleWords(operation, 'own') }),
  ]);
}
