import { Injectable } from '@nestjs/common';
import { type GivenKey, keyedRequest, may, once, roleWords, type Viewer } from '../access/index.js';
import { SettleMissed } from '../bookings/index.js';
import {
  type AccountingRefusal,
  type OrganizationFacts,
  organizationsById,
  seesOrganization,
} from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { StatementKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { beginsMonth, formatLocalDate, monthOf, yearOf } from '../platform/core/calendar.js';
import { localAt } from '../platform/core/zone.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { monthIn } from './core/month.js';
import { settlementReasons } from './core/refusals.js';
import type { Statement } from './core/statement.js';
import { ofStatement } from './statement-happening.js';
import { requiredStatement } from './statements.queries.js';
import {
  exceptionsOf,
  hasBooked,
  lockedStatementOf,
  recordIssue,
  type StatementMonth,
} from './statements.repository.js';

export type IssueStatementCommand = StatementMonth & { readonly idempotency?: GivenKey<StatementKey> | null };

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
    const { idempotency, ...key } = command;
    // No-shows of the month belong on the statement, so they are recorded before it is closed.
    const closedAt = this.clock.now();
    if (may(viewer, 'issueStatement', { provider: key.providerId })) await this.missed.ofProviders([key.providerId]);
    const request = keyedRequest(viewer, 'issueStatement', key.providerId, idempotency, closedAt);
    return this.database.transaction((tx) =>
      once<Statement, readonly AccountingRefusal[], StatementKey>(tx, request, {
        work: () => this.issue(tx, viewer, key, closedAt),
        keyOf: (statement) => statement.id,
        again: (id) => requiredStatement(tx, id),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async issue(tx: Tx, viewer: Viewer, key: StatementMonth, closedAt: Instant): Promise<Issued> {
    const admitted = await this.admit(tx, viewer, key);
    if (!admitted.ok) return admitted;
    const statement = await lockedStatementOf(tx, key);
    if (statement.status !== 'OPEN') return ok(statement);
    const problems = await this.problems(tx, key, admitted.value, closedAt);
    if (problems.length > 0) return refuse(problems);
    // After the lock, because the transaction that held it has acted before.
    const by = { userId: viewer.accountKey, at: this.clock.now() };
    const year = yearOf(localAt(by.at, admitted.value.timeZone));
    const issued = await recordIssue(tx, statement.id, year, by);
    await happened(tx, ofStatement(viewer, 'issueStatement', issued, { kind: 'STATEMENT_ISSUED', at: by.at }));
    return ok(issued);
  }

  /** The provider, if the viewer may close its months. */
  private async admit(
    tx: Tx,
    viewer: Viewer,
    { providerId, consumerId, month }: StatementMonth,
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
    const missing = (dealing ? [] : unseen).map(([field]) => refusal(settlementReasons.noOrganization, [field]));
    const provider = found.get(providerId);
    if (missing.length > 0 || provider === undefined) return refuse(missing);
    if (!may(viewer, 'issueStatement', { provider: providerId })) {
      const facts = { provider: provider.name, roles: roleWords('issueStatement', 'provider') };
      return refuse([refusal(settlementReasons.issuingNeedsRole, ['providerId'], facts)]);
    }
    if (!beginsMonth(month)) {
      return refuse([refusal(settlementReasons.noFirstDay, ['month'], { given: formatLocalDate(month) })]);
    }
    return ok(provider);
  }

  private async problems(
    tx: Tx,
    key: StatementMonth,
    provider: OrganizationFacts,
    now: Instant,
  ): Promise<AccountingRefusal[]> {
    const month = monthIn(key.month, provider.timeZone);
    const problems: AccountingRefusal[] = [];
    if (now < month.endsAt) {
      const facts = { end: formatLocalDate(monthOf(key.month, 1)), zone: provider.timeZone };
      problems.push(refusal(settlementReasons.monthNotOver, ['month'], facts));
    }
    const count = await exceptionsOf(tx, key, month, now);
    if (count > 0) problems.push(refusal(settlementReasons.withoutTimes, ['month'], { count }));
    return problems;
  }
}
