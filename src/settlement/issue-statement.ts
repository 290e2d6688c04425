import { Injectable } from '@nestjs/common';
import { keyedRequest, may, once, type Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import {
  type AccountingRefusal,
  accountingRefusal,
  type OrganizationFacts,
  organizationsById,
  seesOrganization,
} from '../organizations/index.js';
import { Clock } from '../platform/clock/clock.js';
import { beginsMonth, formatLocalDate, monthOf, yearOf } from '../platform/core/calendar.js';
import { localAt } from '../platform/core/zone.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { monthIn } from './core/month.js';
import type { Statement } from './core/statement.js';
import { requiredStatement } from './statements.queries.js';
import { exceptionsOf, hasBooked, lockedStatementOf, recordIssue, type StatementKey } from './statements.repository.js';

export type IssueStatementCommand = StatementKey & { readonly idempotencyKey?: string | null | undefined };

type Issued = Result<Statement, readonly AccountingRefusal[]>;

/** Closes the month of a consumer: from then on its lines never change, and what comes later goes to the next. */
@Injectable()
export class IssueStatement {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async execute(viewer: Viewer, command: IssueStatementCommand): Promise<Issued> {
    const { idempotencyKey, ...key } = command;
    // What nobody came to in the month belongs to it: it is closed as it was when that was last written down.
    const closedAt = this.clock.now();
    if (may(viewer, 'issueStatement', { provider: key.providerId })) await this.missed.ofOrganization(key.providerId);
    const request = keyedRequest(viewer, 'issueStatement', key.providerId, { ...key, idempotencyKey }, closedAt);
    return this.database.transaction((tx) =>
      once<Statement, readonly AccountingRefusal[]>(tx, request, {
        work: () => this.issue(tx, viewer, key, closedAt),
        idOf: (statement) => statement.id,
        again: (id) => requiredStatement(tx, id),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async issue(tx: Tx, viewer: Viewer, key: StatementKey, closedAt: Instant): Promise<Issued> {
    const admitted = await this.admit(tx, viewer, key);
    if (!admitted.ok) return admitted;
    const statement = await lockedStatementOf(tx, key);
    if (statement.status !== 'OPEN') return ok(statement);
    const problems = await this.problems(tx, key, admitted.value, closedAt);
    if (problems.length > 0) return refuse(problems);
    // After the lock, because the transaction that held it has acted before.
    const by = { userId: viewer.userId, at: this.clock.now() };
    const year = yearOf(localAt(by.at, admitted.value.timeZone));
    return ok(await recordIssue(tx, statement.id, year, by));
  }

  /** The provider, if the viewer may close its months. */
  private async admit(
    tx: Tx,
    viewer: Viewer,
    { providerId, consumerId, month }: StatementKey,
  ): Promise<Result<OrganizationFacts, AccountingRefusal[]>> {
    const found = await organizationsById(tx, [providerId, consumerId]);
    const unseen = Object.entries({ providerId, consumerId }).filter(([, id]) => {
      const organization = found.get(id);
      return organization === undefined || !seesOrganization(viewer, organization);
    });
    // One that was suspended meanwhile still owes what it used.
    const dealing =
      unseen.length > 0 &&
      may(viewer, 'issueStatement', { provider: providerId }) &&
      (await hasBooked(tx, providerId, consumerId));
    const missing = (dealing ? [] : unseen).map(([field]) =>
      accountingRefusal('NOT_FOUND', [field], 'There is no such organization that you can see.'),
    );
    const provider = found.get(providerId);
    if (missing.length > 0 || provider === undefined) return refuse(missing);
    if (!may(viewer, 'issueStatement', { provider: providerId })) {
      const message = `Statements of ${provider.name} are issued by its ADMINs and FINANCE.`;
      return refuse([accountingRefusal('NOT_PERMITTED', ['providerId'], message)]);
    }
    if (!beginsMonth(month)) {
      const message = `A month is named by its first day; ${formatLocalDate(month)} is another.`;
      return refuse([accountingRefusal('INVALID', ['month'], message)]);
    }
    return ok(provider);
  }

  private async problems(
    tx: Tx,
    key: StatementKey,
    provider: OrganizationFacts,
    now: Instant,
  ): Promise<AccountingRefusal[]> {
    const month = monthIn(key.month, provider.timeZone);
    const problems: AccountingRefusal[] = [];
    if (now < month.endsAt) {
      const message = `The month is not over before ${formatLocalDate(monthOf(key.month, 1))}, 00:00 (${provider.timeZone}).`;
      problems.push(accountingRefusal('PERIOD_NOT_OVER', ['month'], message));
    }
    const exceptions = await exceptionsOf(tx, key, month, now);
    if (exceptions > 0) {
      const which = exceptions === 1 ? '1 booking of the month is' : `${exceptions} bookings of the month are`;
      const message = `${which} over without times: record them (needsTimes lists what lacks them), or mark no-shows.`;
      problems.push(accountingRefusal('EXCEPTIONS_OPEN', ['month'], message));
    }
    return problems;
  }
}
