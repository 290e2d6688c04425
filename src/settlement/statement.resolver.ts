import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UsageRecordObject } from '../accounting/index.js';
import { may, UserLoader, UserObject, type ViewerContext } from '../access/index.js';
import { BookingLoader, BookingObject } from '../bookings/index.js';
import type { StatementAction } from './core/statement-actions.js';
import { StatementActionEnum } from './month-close.object.js';
import { OrganizationLoader, OrganizationObject } from '../organizations/index.js';
import type { Locale } from '../platform/core/locale.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { statementIds, statementLineIds } from './ids.js';
import { lineDescription } from './core/line-description.js';
import { StatementLoader } from './statement-loader.js';
import { StatementLineDisputeObject } from './statement-line-dispute.object.js';
import { BalanceObject, StatementLineObject, StatementObject } from './statement.object.js';
import { fingerprintOf } from './fingerprint.js';

@Resolver(() => StatementObject)
class StatementResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly statements: StatementLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(statementIds.prefix, async (id, context) => {
      const found = await statements.visible(context as ViewerContext, statementIds.read(id));
      return found === null ? null : StatementObject.of(found);
    });
  }

  @ResolveField(() => OrganizationObject, { description: 'The provider, to which it is owed.' })
  provider(@Parent() { statement }: StatementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, statement.providerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The consumer, which owes it.' })
  consumer(@Parent() { statement }: StatementObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, statement.consumerId);
  }

  @ResolveField(() => [StatementLineObject], { description: 'In the order in which they were written.' })
  async lines(
    @Parent() { statement }: StatementObject,
    @Context() context: ViewerContext,
  ): Promise<StatementLineObject[]> {
    return (await this.statements.lines(context, statement.id)).map(StatementLineObject.of);
  }

  @ResolveField(() => String, {
    description:
      'SHA-256, in hexadecimal, of the two sides, currency, month and lines: it changes if any line does, and with ' +
      'nothing else. It stands on the CSV and PDF as well.',
  })
  async fingerprint(@Parent() { statement }: StatementObject, @Context() context: ViewerContext): Promise<string> {
    return fingerprintOf(statement, await this.statements.lines(context, statement.id));
  }
}

@Resolver(() => StatementObject)
class StatementStandingResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly bookings: BookingLoader,
    private readonly statements: StatementLoader,
  ) {}

  @ResolveField(() => [BookingObject], {
    description:
      'Bookings that stop it from being issued, because they are over and need their times; by start, at most 100. ' +
      "Empty to all but the provider's ADMINs and FINANCE and platform admins, and once it is issued.",
  })
  async needTimes(
    @Parent() { statement }: StatementObject,
    @Context() context: ViewerContext,
  ): Promise<BookingObject[]> {
    const { viewer } = context;
    const { providerId, status } = statement;
    if (status !== 'OPEN' || viewer === null || !may(viewer, 'monthClose', { provider: providerId })) return [];
    const { timeZone } = await this.organizations.load(context, providerId);
    const keys = await this.statements.exceptions(context, { statement, timeZone });
    const bookings = await Promise.all(keys.map((key) => this.bookings.booking(context, key)));
    return bookings.filter((booking) => booking !== null);
  }

  @ResolveField(() => Int, { description: 'How many of its lines are in dispute; that stops it from being accepted.' })
  disputedLines(@Parent() { statement }: StatementObject, @Context() context: ViewerContext): Promise<number> {
    return this.statements.disputedLines(context, statement.id);
  }

  @ResolveField(() => [StatementActionEnum], {
    description:
      'Actions that role, status and clock allow the viewer now, each once; other rules may still refuse them.',
  })
  async viewerCan(
    @Parent() { statement }: StatementObject,
    @Context() context: ViewerContext,
  ): Promise<StatementAction[]> {
    if (context.viewer === null) return [];
    const { timeZone } = await this.organizations.load(context, statement.providerId);
    return this.statements.actions(context.viewer, statement, timeZone);
  }
}

@Resolver(() => StatementLineObject)
class StatementLineResolver {
  constructor(
    private readonly statements: StatementLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(statementLineIds.prefix, async (id, context) => {
      const found = await statements.visibleLine(context as ViewerContext, statementLineIds.read(id));
      return found === null ? null : StatementLineObject.of(found);
    });
  }

  @ResolveField(() => String, {
    description: 'The use and its time, or the corrected line and the reason, in the language asked for.',
  })
  description(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
    @RequestLocale() locale: Locale,
  ): Promise<string> {
    return lineDescription(line, locale, (key) => this.statements.line(context, key));
  }

  @ResolveField(() => UsageRecordObject, { nullable: true, description: 'The record of use; null = a correction.' })
  async usage(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
  ): Promise<UsageRecordObject | null> {
    const record = line.usageId === null ? null : await this.statements.usage(context, line.usageId);
    return record === null ? null : UsageRecordObject.of(record);
  }

  @ResolveField(() => StatementLineObject, { nullable: true, description: 'The line that it corrects; null of a use.' })
  async corrects(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
  ): Promise<StatementLineObject | null> {
    const found = line.correctsId === null ? null : await this.statements.line(context, line.correctsId);
    return found === null ? null : StatementLineObject.of(found);
  }
}

@Resolver(() => StatementLineObject)
class StatementLineHistoryResolver {
  constructor(private readonly statements: StatementLoader) {}

  @ResolveField(() => StatementObject, {
    nullable: true,
    description: 'The statement in which it stands: a correction stands in a later one than the line that it corrects.',
  })
  async statement(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
  ): Promise<StatementObject | null> {
    const found = await this.statements.visible(context, line.statementId);
    return found === null ? null : StatementObject.of(found);
  }

  @ResolveField(() => [StatementLineDisputeObject], {
    description: 'Every dispute of the line, the first one first, at most 20.',
  })
  async disputes(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
  ): Promise<StatementLineDisputeObject[]> {
    return (await this.statements.disputes(context, line.id)).map(StatementLineDisputeObject.of);
  }

  @ResolveField(() => [StatementLineObject], {
    description: 'The lines that correct it, the first one first, at most 100.',
  })
  async correctedBy(
    @Parent() { line }: StatementLineObject,
    @Context() context: ViewerContext,
  ): Promise<StatementLineObject[]> {
    return (await this.statements.corrections(context, line.id)).map(StatementLineObject.of);
  }
}

@Resolver(() => StatementLineDisputeObject)
class StatementLineDisputeResolver {
  constructor(
    private readonly statements: StatementLoader,
    private readonly users: UserLoader,
  ) {}

  @ResolveField(() => UserObject, { description: 'The person of the consumer who disputed the line.' })
  by(@Parent() { dispute }: StatementLineDisputeObject, @Context() context: ViewerContext): Promise<UserObject> {
    return this.users.load(context, dispute.raisedBy);
  }

  @ResolveField(() => UserObject, {
    nullable: true,
    description: 'The person of the provider who answered; null while OPEN.',
  })
  async answeredBy(
    @Parent() { dispute }: StatementLineDisputeObject,
    @Context() context: ViewerContext,
  ): Promise<UserObject | null> {
    return dispute.answer === null ? null : this.users.load(context, dispute.answer.by);
  }

  @ResolveField(() => StatementLineObject, {
    nullable: true,
    description: 'The line that corrects the disputed one; null unless ADJUSTED.',
  })
  async correctedBy(
    @Parent() { dispute }: StatementLineDisputeObject,
    @Context() context: ViewerContext,
  ): Promise<StatementLineObject | null> {
    const id = dispute.answer?.correctedById ?? null;
    const line = id === null ? null : await this.statements.line(context, id);
    return line === null ? null : StatementLineObject.of(line);
  }
}

@Resolver(() => BalanceObject)
class BalanceResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationObject, { description: 'The provider, to which it is owed.' })
  provider(@Parent() { providerId }: BalanceObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, providerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The consumer, which owes it.' })
  consumer(@Parent() { consumerId }: BalanceObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, consumerId);
  }
}

export const statementResolvers = [
  StatementResolver,
  StatementStandingResolver,
  StatementLineResolver,
  StatementLineHistoryResolver,
  StatementLineDisputeResolver,
  BalanceResolver,
];
