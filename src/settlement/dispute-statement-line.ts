import { Injectable } from '@nestjs/common';
import { type GivenKey, Quotas, type Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { StatementKey, StatementLineKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { reasonProblems } from './core/reason.js';
import { settlementReasons } from './core/refusals.js';
import { type Statement, statementStatusWord } from './core/statement.js';
import { type LockedLine, lockedLine } from './locked-line.js';
import { oncePerStatement } from './once-per-statement.js';
import { ofStatement } from './statement-happening.js';
import { disputeLine, disputesOfLine } from './statements.repository.js';

function statusProblems({ statement, line }: LockedLine): AccountingRefusal[] {
  if (statement.status !== 'ISSUED') {
    return [refusal(settlementReasons.notToDispute, ['lineId'], { status: statementStatusWord(statement.status) })];
  }
  return line.disputeReason === null ? [] : [refusal(settlementReasons.inDispute, ['lineId'])];
}

export interface DisputeStatementLineCommand {
  readonly lineId: StatementLineKey;
  readonly reason: string;
  readonly idempotency?: GivenKey<StatementKey> | null;
}

type Disputed = Result<Statement, readonly AccountingRefusal[]>;

/** The consumer does not agree to a line; until the provider adjusts it the statement is not accepted. */
@Injectable()
export class DisputeStatementLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
    private readonly quotas: Quotas,
  ) {}

  async execute(viewer: Viewer, command: DisputeStatementLineCommand): Promise<Disputed> {
    // The id may be of the line of a no-show that is not written yet.
    await this.missed.ofProviders([command.lineId.provider]);
    return this.database.transaction((tx) =>
      oncePerStatement(tx, viewer, 'disputeStatementLine', command, this.clock.now(), () =>
        this.dispute(tx, viewer, command),
      ),
    );
  }

  private async dispute(tx: Tx, viewer: Viewer, command: DisputeStatementLineCommand): Promise<Disputed> {
    const reason = command.reason.trim();
    const locked = await lockedLine(tx, viewer, 'disputeStatementLine', command.lineId);
    if (!locked.ok) return locked;
    const problems = [...statusProblems(locked.value), ...reasonProblems(reason)];
    if (problems.length > 0) return refuse(problems);
    const full = await this.quotaRefusal(tx, command.lineId);
    if (full !== null) return refuse([full]);
    const at = this.clock.now();
    await disputeLine(tx, command.lineId, reason, { userId: viewer.accountKey, at });
    const { statement } = locked.value;
    const told = { kind: 'STATEMENT_DISPUTED', at, reason } as const;
    await happened(tx, ofStatement(viewer, 'disputeStatementLine', statement, told));
    return ok(statement);
  }

  private quotaRefusal(tx: Tx, lineId: StatementLineKey): Promise<AccountingRefusal | null> {
    const quota = { kind: 'disputesOfLine', subject: lineId.id, status: 'VERIFIED' } as const;
    return this.quotas.refusal(tx, quota, () => disputesOfLine(tx, lineId));
  }
}
