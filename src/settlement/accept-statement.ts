import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { Statement } from './core/statement.js';
import { statementToMove } from './statement-to-move.js';
import { linesOf } from './statements.queries.js';
import { moveStatement } from './statements.repository.js';

/** The consumer agrees to what an issued statement says. */
@Injectable()
export class AcceptStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, statementId: string): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const found = await statementToMove(tx, viewer, 'acceptStatement', statementId);
      if (!found.ok) return found;
      const statement = found.value;
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
