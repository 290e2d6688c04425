import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { StatementKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { settlementReasons } from './core/refusals.js';
import { type Statement, statementStatusWord, subjectOf } from './core/statement.js';
import { ofStatement } from './statement-happening.js';
import { linesOf } from './statement-lines.queries.js';
import { lockedStatement, moveStatement, postSettlement } from './statements.repository.js';

/** The side that leads a statement on, from which status to which, and the sentences that refuse it. */
const moves = {
  /** The consumer agrees to what an issued statement says. */
  acceptStatement: {
    from: 'ISSUED',
    to: 'ACCEPTED',
    kind: 'STATEMENT_ACCEPTED',
    side: 'own',
    needsRole: settlementReasons.acceptingNeedsRole,
    wrongStatus: settlementReasons.notToAccept,
  },
  /** The provider has been paid what an accepted statement says. */
  settleStatement: {
    from: 'ACCEPTED',
    to: 'SETTLED',
    kind: 'STATEMENT_SETTLED',
    side: 'provider',
    needsRole: settlementReasons.settlingNeedsRole,
    wrongStatus: settlementReasons.notToSettle,
  },
} as const;

const FIELD = ['statementId'];

type Operation = keyof typeof moves;
type Moved = Result<Statement, readonly AccountingRefusal[]>;

/** The way of a statement to the next status, as far as the viewer may lead it there. */
@Injectable()
export class MoveStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async execute(viewer: Viewer, operation: Operation, statementId: StatementKey): Promise<Moved> {
    // The id may be of a statement that only no-shows brought about.
    await this.missed.ofProviders([statementId.provider]);
    return this.database.transaction(async (tx) => {
      const found = await this.movable(tx, viewer, operation, statementId);
      if (!found.ok) return found;
      const at = this.clock.now();
      if (operation === 'settleStatement') await postSettlement(tx, found.value, at);
      const { to, kind } = moves[operation];
      const moved = await moveStatement(tx, found.value.id, to, { userId: viewer.accountKey, at });
      await happened(tx, ofStatement(viewer, operation, moved, { kind, at }));
      return ok(moved);
    });
  }

  /** The statement, kept from changes by others. */
  private async movable(tx: Tx, viewer: Viewer, operation: Operation, statementId: StatementKey): Promise<Moved> {
    const { from, side, needsRole, wrongStatus } = moves[operation];
    const statement = await lockedStatement(tx, statementId);
    if (statement === null || !may(viewer, 'statements', subjectOf(statement))) {
      return refuse([refusal(settlementReasons.noStatement, FIELD)]);
    }
    if (!may(viewer, operation, subjectOf(statement))) {
      return refuse([refusal(needsRole, FIELD, { roles: roleWords(operation, side) })]);
    }
    if (statement.status !== from) {
      const facts = { needed: statementStatusWord(from), status: statementStatusWord(statement.status) };
      return refuse([refusal(wrongStatus, FIELD, facts)]);
    }
    if (operation === 'settleStatement') return ok(statement);
    const lines = (await linesOf(tx, [statement.id])).get(statement.id.id) ?? [];
    const count = lines.filter((line) => line.disputeReason !== null).length;
    return count > 0 ? refuse([refusal(settlementReasons.linesInDispute, FIELD, { count })]) : ok(statement);
  }
}
