import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Decimal } from '../platform/core/decimal.js';
import { minorDigits, type Money, moneyOf } from '../platform/core/money.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { reasonProblems } from './core/settlement-refusal.js';
import type { Statement } from './core/statement.js';
import { type LockedLine, lockedLine } from './locked-line.js';
import { statementsById } from './statements.queries.js';
import { correctLine } from './statements.repository.js';

const invalidAmount = (message: string): AccountingRefusal => accountingRefusal('INVALID', ['amount'], message);

function amountProblems(amount: Money | null, { statement, line }: LockedLine): AccountingRefusal[] {
  if (amount === null) {
    const { currency } = statement;
    return [invalidAmount(`An amount in ${currency} has at most ${minorDigits(currency)} digits behind the point.`)];
  }
  if (amount.minor !== 0n || line.disputeReason !== null) return [];
  return [invalidAmount('0 rejects a dispute, and the line is not disputed; say the difference.')];
}

/** The provider corrects a line by another one in the first open month, or rejects its dispute. */
@Injectable()
export class AdjustStatementLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(
    viewer: Viewer,
    input: { readonly lineId: string; readonly amount: Decimal; readonly reason: string },
  ): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    const reason = input.reason.trim();
    return this.database.transaction(async (tx) => {
      const locked = await lockedLine(tx, viewer, 'adjustStatementLine', input.lineId);
      if (!locked.ok) return locked;
      const { statement, line } = locked.value;
      const amount = moneyOf(input.amount, statement.currency);
      const problems = [...amountProblems(amount, locked.value), ...reasonProblems(reason)];
      if (amount === null || problems.length > 0) return refuse(problems);
      const correction = { minor: amount.minor, description: `Correction of ${line.description}: ${reason}`, reason };
      await correctLine(tx, statement, line, correction, { userId: viewer.userId, at: this.clock.now() });
      // The correction of a line that is still open stands in the same statement.
      return ok((await statementsById(tx, [statement.id])).get(statement.id) ?? statement);
    });
  }
}
