import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { type AccountingRefusal, accountingRefusal } from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { reasonProblems } from './core/settlement-refusal.js';
import type { Statement } from './core/statement.js';
import { type LockedLine, lockedLine } from './locked-line.js';
import { disputeLine } from './statements.repository.js';

function statusProblems({ statement, line }: LockedLine): AccountingRefusal[] {
  if (statement.status !== 'ISSUED') {
    const message = `Only lines of an ISSUED statement are disputed; this one is ${statement.status}.`;
    return [accountingRefusal('WRONG_STATUS', ['lineId'], message)];
  }
  if (line.disputeReason === null) return [];
  return [accountingRefusal('WRONG_STATUS', ['lineId'], 'The line is disputed already.')];
}

/** The consumer does not agree to a line; until the provider adjusts it the statement is not accepted. */
@Injectable()
export class DisputeStatementLine {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(
    viewer: Viewer,
    input: { readonly lineId: string; readonly reason: string },
  ): Promise<Result<Statement, readonly AccountingRefusal[]>> {
    const reason = input.reason.trim();
    return this.database.transaction(async (tx) => {
      const locked = await lockedLine(tx, viewer, 'disputeStatementLine', input.lineId);
      if (!locked.ok) return locked;
      const problems = [...statusProblems(locked.value), ...reasonProblems(reason)];
      if (problems.length > 0) return refuse(problems);
      await disputeLine(tx, input.lineId, reason, { userId: viewer.userId, at: this.clock.now() });
      return ok(locked.value.statement);
    });
  }
}
