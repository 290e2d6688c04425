import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, type Viewer } from '../access/index.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import { parseLocalDate } from '../platform/core/calendar.js';
import type { Locale } from '../platform/core/locale.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { statementIds } from './ids.js';
import { AdjustStatementLine } from './adjust-statement-line.js';
import { DisputeStatementLine } from './dispute-statement-line.js';
import { FindStatements } from './find-statements.js';
import { IssueStatement } from './issue-statement.js';
import { MoveStatement } from './move-statement.js';
import {
  AdjustStatementLineInput,
  criteriaOf,
  DisputeStatementLineInput,
  issueCommand,
  IssueStatementInput,
  onLine,
  SettlementFilter,
  StatementActionInput,
} from './settlement.inputs.js';
import { StatementPayload } from './settlement.payloads.js';
import { MonthCloseObject } from './month-close.object.js';
import { placeOf } from './settlement.queries.js';
import { BalanceObject, StatementConnection, StatementObject, StatementStatusEnum } from './statement.object.js';
import { Input } from '../platform/graphql/input.js';

const SETTLEMENT = {
  list: 'settlement',
  columns: [(value: string) => parseLocalDate(value) !== null, cursorColumn.text],
};

@Resolver()
export class SettlementQueriesResolver {
  constructor(private readonly find: FindStatements) {}

  @Query(() => StatementConnection, {
    description:
      'Statements in which an organization is a side, the newest month first, then by id. FORBIDDEN to all but its ' +
      'ADMINs and FINANCE and platform admins.',
  })
  async settlement(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => SettlementFilter, description: 'The organization, and conditions.' })
    filter: SettlementFilter,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @RequestLocale() locale: Locale,
  ): Promise<StatementConnection> {
    const request = pageRequest(first, after ?? null, SETTLEMENT);
    const criteria = criteriaOf(filter);
    this.find.assertSettlement(viewer, criteria, locale);
    return connection(request, await this.find.settlement(criteria, request), {
      node: StatementObject.of,
      cursor: placeOf,
      total: () => this.find.settlementTotal(criteria),
    });
  }

  @Query(() => MonthCloseObject, {
    description:
      'The work that is left for a month of a provider. FORBIDDEN to all but its ADMINs and FINANCE and platform admins.',
  })
  async monthClose(
    @Args('providerId', { type: () => ID, description: 'The provider.' }) providerId: string,
    @Args('month', { type: () => LocalDateScalar, description: 'The first day of the month.' }) month: LocalDateTime,
    @CurrentViewer() viewer: Viewer,
    @RequestLocale() locale: Locale,
  ): Promise<MonthCloseObject> {
    return MonthCloseObject.of(await this.find.monthClose(viewer, organizationIds.read(providerId), month, locale));
  }

  @Query(() => [StatementObject], {
    description:
      'The statements in which an organization is a side, the latest month first, then by provider, consumer and ' +
      'currency; at most 1,000. FORBIDDEN to all but its ADMINs and FINANCE and platform admins.',
  })
  async statements(
    @Args('organizationId', { type: () => ID, description: 'The organization.' }) organizationId: string,
    @Args('status', {
      type: () => [StatementStatusEnum],
      nullable: true,
      description: 'Statuses, any of which may match; null = all.',
    })
    status: StatementStatusEnum[] | null,
    @CurrentViewer() viewer: Viewer,
    @RequestLocale() locale: Locale,
  ): Promise<StatementObject[]> {
    return (await this.find.statements(viewer, organizationIds.read(organizationId), status ?? null, locale)).map(
      StatementObject.of,
    );
  }

  @Query(() => [BalanceObject], {
    description:
      'What is owed and not settled between an organization and each other side, by provider, consumer and currency; ' +
      'at most 1,000. FORBIDDEN to all but its ADMINs and FINANCE and platform admins.',
  })
  async balances(
    @Args('organizationId', { type: () => ID, description: 'The organization.' }) organizationId: string,
    @CurrentViewer() viewer: Viewer,
    @RequestLocale() locale: Locale,
  ): Promise<BalanceObject[]> {
    return (await this.find.balances(viewer, organizationIds.read(organizationId), locale)).map(BalanceObject.of);
  }
}

@Resolver()
export class SettlementResolver {
  constructor(
    private readonly issuing: IssueStatement,
    private readonly moving: MoveStatement,
    private readonly disputing: DisputeStatementLine,
    private readonly adjusting: AdjustStatementLine,
  ) {}

  @Mutation(() => StatementPayload, {
    description:
      "Closes a month of a consumer that is over; again: the same statement. For the provider's ADMINs and FINANCE.",
  })
  async issueStatement(
    @Input(IssueStatementInput, 'The month to close.') input: IssueStatementInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StatementPayload> {
    return StatementPayload.of(await this.issuing.execute(viewer, issueCommand(input)));
  }

  @Mutation(() => StatementPayload, {
    description: "Agrees to an issued statement; for the consumer's ADMINs and FINANCE.",
  })
  async acceptStatement(
    @Input(StatementActionInput, 'The one that is meant.') input: StatementActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StatementPayload> {
    return StatementPayload.of(
      await this.moving.execute(viewer, 'acceptStatement', statementIds.read(input.statementId)),
    );
  }

  @Mutation(() => StatementPayload, {
    description: "Says that an accepted statement is paid; for the provider's ADMINs and FINANCE.",
  })
  async settleStatement(
    @Input(StatementActionInput, 'The one that is meant.') input: StatementActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StatementPayload> {
    return StatementPayload.of(
      await this.moving.execute(viewer, 'settleStatement', statementIds.read(input.statementId)),
    );
  }

  @Mutation(() => StatementPayload, {
    description: "Does not agree to a line of an issued statement; for the consumer's ADMINs and FINANCE.",
  })
  async disputeStatementLine(
    @Input(DisputeStatementLineInput, 'The line, and the reason.') input: DisputeStatementLineInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StatementPayload> {
    return StatementPayload.of(await this.disputing.execute(viewer, { ...input, ...onLine(input) }));
  }

  @Mutation(() => StatementPayload, {
    description:
      'Corrects a line by another one in the first open month, and ends its dispute; ' +
      "for the provider's ADMINs and FINANCE.",
  })
  async adjustStatementLine(
    @Input(AdjustStatementLineInput, 'By how much, and why.') input: AdjustStatementLineInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<StatementPayload> {
    return StatementPayload.of(await this.adjusting.execute(viewer, { ...input, ...onLine(input) }));
  }
}
