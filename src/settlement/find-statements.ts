import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { MissedUses } from '../bookings/index.js';
import { organizationsById } from '../organizations/index.js';
import { beginsMonth, formatLocalDate } from '../platform/core/calendar.js';
import { Clock } from '../platform/clock/clock.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Locale } from '../platform/core/locale.js';
import { message, textIn } from '../platform/core/message.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { badUserInput, forbidden } from '../platform/graphql/api-error.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { monthIn } from './core/month.js';
import { balancesAreHidden } from './core/refusals.js';
import type { Statement, StatementStatus } from './core/statement.js';
import {
  type MonthClose,
  monthCloseOf,
  type SettlementCriteria,
  settlementCount,
  settlementPage,
  statementsOfRows,
} from './settlement.queries.js';
import { balancesOf, type StatementRow, statementsOf } from './statements.queries.js';

/** Both sides' FINANCE and ADMINs, and platform admins, see what is owed. */
function assertSees(
  viewer: Viewer,
  permission: 'statements' | 'balances' | 'settlement',
  organizationId: OrganizationKey,
  locale: Locale,
): void {
  if (may(viewer, permission, { own: organizationId, provider: organizationId })) return;
  throw forbidden(textIn(locale, message(balancesAreHidden, { roles: roleWords(permission, 'own') })));
}

function assertMonth(month: LocalDateTime): void {
  if (beginsMonth(month)) return;
  throw badUserInput(`\`month\` is the first day of a month; ${formatLocalDate(month)} is another.`);
}

/** Reads the statements and balances of an organization. Each method throws FORBIDDEN in the language given. */
@Injectable()
export class FindStatements {
  constructor(
    private readonly database: Database,
    private readonly missed: MissedUses,
    private readonly clock: Clock,
  ) {}

  /** Throws BAD_USER_INPUT, and FORBIDDEN in the language given. */
  assertSettlement(viewer: Viewer, { organizationId, month }: SettlementCriteria, locale: Locale): void {
    assertSees(viewer, 'settlement', organizationId, locale);
    if (month !== null) assertMonth(month);
  }

  /** The newest month first, then by id; one more than asked for when more follow. */
  async settlement(criteria: SettlementCriteria, request: PageRequest): Promise<Statement[]> {
    const [month, place] = request.after ?? [];
    const after = month === undefined || place === undefined ? null : ([month, place] as const);
    const count = request.first + 1;
    const asked = settlementPage(criteria, await this.missed.ofOrganizations([criteria.organizationId]), after, count);
    return statementsOfRows(await this.database.run<StatementRow>(asked.statement, asked.values)).slice(0, count);
  }

  async settlementTotal(criteria: SettlementCriteria): Promise<number> {
    const asked = settlementCount(criteria, await this.missed.ofOrganizations([criteria.organizationId]));
    const [row] = await this.database.run<{ total: number }>(asked.statement, asked.values);
    return row?.total ?? 0;
  }

  /** The work that is left for a month of a provider. Throws BAD_USER_INPUT, and FORBIDDEN in the language given. */
  async monthClose(
    viewer: Viewer,
    providerId: OrganizationKey,
    month: LocalDateTime,
    locale: Locale,
  ): Promise<MonthClose> {
    const provider = may(viewer, 'monthClose', { provider: providerId })
      ? (await organizationsById(this.database, [providerId])).get(providerId)
      : undefined;
    if (provider === undefined) {
      throw forbidden(textIn(locale, message(balancesAreHidden, { roles: roleWords('monthClose', 'provider') })));
    }
    assertMonth(month);
    const missed = await this.missed.ofOrganizations([providerId]);
    const range = monthIn(month, provider.timeZone);
    return monthCloseOf(this.database, { providerId, month, ...range }, missed, this.clock.now());
  }

  /** `status`: in one of these; null: in any. */
  async statements(
    viewer: Viewer,
    organizationId: OrganizationKey,
    status: readonly StatementStatus[] | null,
    locale: Locale,
  ) {
    assertSees(viewer, 'statements', organizationId, locale);
    const missed = await this.missed.ofOrganizations([organizationId]);
    return statementsOf(this.database, missed, organizationId, status);
  }

  async balances(viewer: Viewer, organizationId: OrganizationKey, locale: Locale) {
    assertSees(viewer, 'balances', organizationId, locale);
    const missed = await this.missed.ofOrganizations([organizationId]);
    return balancesOf(this.database, missed, organizationId);
  }
}
