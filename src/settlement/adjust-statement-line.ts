import { Injectable } from '@nestjs/common';
import type { GivenKey, Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import type { AccountingRefusal } from '../organizations/index.js';
import { changesBetween, happened } from '../happenings/index.js';
import type { StatementKey, StatementLineKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import type { Decimal } from '../platform/core/decimal.js';
import { amountOf, minorDigits, type Money, moneyOf } from '../platform/core/money.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { correctionOf } from './core/line-description.js';
import { reasonProblems } from './core/reason.js';
import { settlementReasons } from './core/refusals.js';
import type { Statement } from './core/statement.js';
import { type LockedLine, lockedLine } from './locked-line.js';
import { oncePerStatement } from './once-per-statement.js';
import { ofStatement } from './statement-happening.js';
import { requiredStatement } from './statements.queries.js';
import { correctLine } from './statements.repository.js';

function amountProblems(amount: Money | null, { statement, line }: LockedLine): AccountingRefusal[] {
  if (amount === null) {
    const { currency } = statement;
    return [refusal(settlementReasons.manyDigits, ['amount'], { currency, most: minorDigits(currency) })];
  }
  if (amount.minor !== 0n || line.disputeReason !== null) return [];
  return [refusal(settlementReasons.nothingToReject, ['amount'])];
}

export interface AdjustStatementLineCommand {
  readonly lineId: StatementLineKey;
  readonly amount: Decimal;
  readonly reason: string;
  readonly idempotency?: GivenKey<StatementKey> | null;
}

type Adjusted = Result<Statement, readonly AccountingRefusal[]>;

/** The provider corrects a line by another one in the first open month, or rejects its dispute. */
@Injectable()
export class AdjustStatementLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async execute(viewer: Viewer, command: AdjustStatementLineCommand): Promise<Adjusted> {
    // The id may be of the line of a no-show that is not written yet.
    await this.missed.ofProviders([command.lineId.provider]);
    return this.database.transaction((tx) =>
      oncePerStatement(tx, viewer, 'adjustStatementLine', command, this.clock.now(), () =>
        this.adjust(tx, viewer, command),
      ),
    );
  }

  private async adjust(tx: Tx, viewer: Viewer, command: AdjustStatementLineCommand): Promise<Adjusted> {
    const reason = command.reason.trim();
    const locked = await lockedLine(tx, viewer, 'adjustStatementLine', command.lineId);
    if (!locked.ok) return locked;
    const { statement, line } = locked.value;
    const amount = moneyOf(command.amount, statement.currency);
    const problems = [...amountProblems(amount, locked.value), ...reasonProblems(reason)];
    if (amount === null || problems.length > 0) return refuse(problems);
    const correction = { minor: amount.minor, description: correctionOf(line, reason), reason };
    const at = this.clock.now();
    await correctLine(tx, statement, line, correction, { userId: viewer.accountKey, at });
    const changes = changesBetween({ amount: null }, { amount: `${amountOf(amount)} ${amount.currency}` });
    const told = { kind: 'STATEMENT_ADJUSTED', at, reason, changes } as const;
    await happened(tx, ofStatement(viewer, 'adjustStatementLine', statement, told));
    // The correction of a line that is still open stands in the same statement.
    return ok(await requiredStatement(tx, statement.id));
  }
}
