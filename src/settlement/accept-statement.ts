import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { StatementKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { settlementReasons } from './core/refusals.js';
import type { Statement } from './core/statement.js';
import { ofStatement } from './statement-happening.js';
import { statementToMove } from './statement-to-move.js';
import { linesOf } from './statement-lines.queries.js';
import { moveStatement } from './statements.repository.js';

/** The consumer agrees to what an issued statement says. */
@Injectable()
export class AcceptStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async execute(viewer: Viewer, statementId: StatementKey): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    // The id may be of a statement that only no-shows brought about.
    await this.missed.ofProviders([statementId.provider]);
    return this.database.transaction(async (tx) => {
      const found = await statementToMove(tx, viewer, 'acceptStatement', statementId);
      if (!found.ok) return found;
      const statement = found.value;
      const lines = (await linesOf(tx, [statement.id])).get(statement.id.id) ?? [];
      const count = lines.filter((line) => line.disputeReason !== null).length;
      if (count > 0) return refuse([refusal(settlementReasons.linesInDispute, ['statementId'], { count })]);
      const at = this.clock.now();
      const accepted = await moveStatement(tx, statement.id, 'ACCEPTED', { userId: viewer.accountKey, at });
      await happened(tx, ofStatement(viewer, 'acceptStatement', accepted, { kind: 'STATEMENT_ACCEPTED', at }));
      return ok(accepted);
    });
  }
}
