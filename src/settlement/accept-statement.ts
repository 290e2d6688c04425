import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { statementNotFound } from './core/settlement-refusal.js';
import { type Statement, subjectOf } from './core/statement.js';
import { linesOf } from './statements.queries.js';
import { lockedStatement, moveStatement } from './statements.repository.js';

/** The consumer agrees to what an issued statement says. */
@Injectable()
export class AcceptStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, statementId: string): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const statement = await lockedStatement(tx, statementId);
      if (statement === null || !may(viewer, 'statements', subjectOf(statement))) return refuse([statementNotFound]);
      if (!may(viewer, 'acceptStatement', subjectOf(statement))) {
        const message = 'A statement is accepted by ADMINs and FINANCE of the consumer.';
        return refuse([accountingRefusal('NOT_PERMITTED', ['statementId'], message)]);
      }
      if (statement.status !== 'ISSUED') {
        const message = `Only an ISSUED statement is accepted; this one is ${statement.status}.`;
        return refuse([accountingRefusal('WRONG_STATUS', ['statementId'], message)]);
      }
      const lines = (await linesOf(tx, [statement.id])).get(statement.id) ?? [];
      const disputed = lines.filter((line) => line.disputeReason !== null).length;
      if (disputed > 0) {
        const message = `${disputed} of its lines ${disputed === 1 ? 'is' : 'are'} disputed; the provider adjusts them first.`;
        return refuse([accountingRefusal('DISPUTED', ['statementId'], message)]);
      }
      return ok(await moveStatement(tx, statement.id, 'ACCEPTED', { userId: viewer.userId, at: this.clock.now() }));
    });
  }
}
