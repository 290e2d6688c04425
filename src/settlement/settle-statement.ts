import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { StatementKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { Statement } from './core/statement.js';
import { ofStatement } from './statement-happening.js';
import { statementToMove } from './statement-to-move.js';
import { moveStatement, postSettlement } from './statements.repository.js';

/** The provider has been paid what an accepted statement says. */
@Injectable()
export class SettleStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async execute(viewer: Viewer, statementId: StatementKey): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    // The id may be of a statement that only no-shows brought about.
    await this.missed.ofProviders([statementId.provider]);
    return this.database.transaction(async (tx) => {
      const found = await statementToMove(tx, viewer, 'settleStatement', statementId);
      if (!found.ok) return found;
      const at = this.clock.now();
      await postSettlement(tx, found.value, at);
      const settled = await moveStatement(tx, found.value.id, 'SETTLED', { userId: viewer.accountKey, at });
      await happened(tx, ofStatement(viewer, 'settleStatement', settled, { kind: 'STATEMENT_SETTLED', at }));
      return ok(settled);
    });
  }
}
