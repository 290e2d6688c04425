import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { statementNotFound } from './core/settlement-refusal.js';
import { type Statement, subjectOf } from './core/statement.js';
import { lockedStatement, moveStatement, postSettlement } from './statements.repository.js';

/** The provider has been paid what an accepted statement says. */
@Injectable()
export class SettleStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, statementId: string): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const statement = await lockedStatement(tx, statementId);
      if (statement === null || !may(viewer, 'statements', subjectOf(statement))) return refuse([statementNotFound]);
      if (!may(viewer, 'settleStatement', subjectOf(statement))) {
        const message = 'A statement is settled by ADMINs and FINANCE of the provider.';
        return refuse([accountingRefusal('NOT_PERMITTED', ['statementId'], message)]);
      }
      if (statement.status !== 'ACCEPTED') {
        const message = `Only an ACCEPTED statement is settled; this one is ${statement.status}.`;
        return refuse([accountingRefusal('WRONG_STATUS', ['statementId'], message)]);
      }
      const at = this.clock.now();
      await postSettlement(tx, statement, at);
      return ok(await moveStatement(tx, statement.id, 'SETTLED', { userId: viewer.userId, at }));
    });
  }
}
