import { may, type Operation, type Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';
import { lineNotFound } from './core/settlement-refusal.js';
import { type Statement, type StatementLine, subjectOf } from './core/statement.js';
import { linesById } from './statements.queries.js';
import { lockedStatement } from './statements.repository.js';

export interface LockedLine {
  readonly statement: Statement;
  readonly line: StatementLine;
}

/** A line that the viewer may do it to, its statement kept from changes by others. */
export async function lockedLine(
  tx: Tx,
  viewer: Viewer,
  operation: Operation,
  lineId: string,
): Promise<Result<LockedLine, AccountingRefusal[]>> {
  const found = (await linesById(tx, [lineId])).get(lineId);
  const statement = found === undefined ? null : await lockedStatement(tx, found.statementId);
  // After the lock: whoever held it may have disputed or adjusted the line.
  const line = (await linesById(tx, [lineId])).get(lineId);
  if (line === undefined || statement === null || !may(viewer, 'statements', subjectOf(statement))) {
    return refuse([lineNotFound]);
  }
  if (may(viewer, operation, subjectOf(statement))) return ok({ statement, line });
  const side = operation === 'adjustStatementLine' ? 'provider' : 'consumer';
  const message = `That is for ADMINs and FINANCE of the ${side}.`;
  return refuse([accountingRefusal('NOT_PERMITTED', ['lineId'], message)]);
}
