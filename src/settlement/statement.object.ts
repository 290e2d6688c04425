import { ObjectType } from '@nestjs/graphql';
import type { OrganizationKey } from '../platform/core/keys.js';
import { monthOf } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Instant } from '../platform/core/time-range.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { MoneyObject } from '../platform/graphql/money.object.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import { statementIds, statementLineIds } from './ids.js';
import type { Statement, StatementLine } from './core/statement.js';
import type { Balance } from './statements.queries.js';
import { Field, NullableField } from '../platform/graphql/field.js';

export const StatementStatusEnum = enumType('StatementStatus', 'How far a month is settled.', {
  OPEN: 'It still takes lines.',
  ISSUED: 'The provider has closed the month; no line ever changes again.',
  ACCEPTED: 'The consumer agrees.',
  SETTLED: 'The provider has been paid.',
});
export type StatementStatusEnum = keyof typeof StatementStatusEnum;

const instant = (description: string) => NullableField(() => DateTimeScalar, description);

@NodeType('Statement', 'The debt of a consumer to a provider for a month, in one currency.')
export class StatementObject extends NodeInterface {
  @Field(() => StatementStatusEnum, 'How far it is settled.') status: StatementStatusEnum;
  @Field(() => LocalDateScalar, "The first day of a month, on the wall clock of the provider's zone.")
  from: LocalDateTime;
  @Field(() => LocalDateScalar, 'The first day of the next month: exclusive.') to: LocalDateTime;
  @Field(() => MoneyObject, 'The sum of its lines.') total: MoneyObject;
  @NullableField(
    () => String,
    'Such as 2027-000123: given when issued, counted per provider and year; null while OPEN.',
  )
  number: string | null;
  @instant('When it was issued; null before.') issuedAt: Instant | null;
  @instant('When it was accepted; null before.') acceptedAt: Instant | null;
  @instant('When it was settled; null before.') settledAt: Instant | null;

  /** Not a field: resolvers load what it refers to. */
  readonly statement: Statement;

  static of(this: void, statement: Statement): StatementObject {
    const { id, status, month, total, number, issuedAt, acceptedAt, settledAt } = statement;
    return fill(StatementObject, {
      id: statementIds.encode(id),
      status,
      from: month,
      to: monthOf(month, 1),
      total: MoneyObject.of(total),
      number,
      issuedAt,
      acceptedAt,
      settledAt,
      statement,
    });
  }
}

@ObjectType('StatementConnection', { description: 'A page of statements.' })
export class StatementConnection extends connectionOf(StatementObject, 'Statement') {}

@NodeType('StatementLine', 'A use, or the correction of another line; never changed.')
export class StatementLineObject extends NodeInterface {
  @Field(() => MoneyObject, 'The amount that it adds to the statement, negative if it takes off.') amount: MoneyObject;
  @Field(() => DateTimeScalar, 'When it was written.') postedAt: Instant;
  @Field(() => Boolean, 'Whether the consumer disputes it; that stops the statement from being accepted.')
  disputed: boolean;
  @NullableField(() => String, 'Why it is disputed; null when it is not.') disputeReason: string | null;

  /** Not a field: resolvers load what it refers to. */
  readonly line: StatementLine;

  static of(this: void, line: StatementLine): StatementLineObject {
    const { id, postedAt, disputeReason, amount } = line;
    return fill(StatementLineObject, {
      id: statementLineIds.encode(id),
      amount: MoneyObject.of(amount),
      postedAt,
      disputed: disputeReason !== null,
      disputeReason,
      line,
    });
  }
}

@ObjectType('Balance', {
  description: 'The debt of a consumer to a provider in one currency, over all statements that are not settled.',
})
export class BalanceObject {
  @Field(() => MoneyObject, 'Owed by the consumer and not yet settled; negative: owed to it.') amount: MoneyObject;

  /** Not fields: resolvers load them. */
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;

  static of(this: void, { providerId, consumerId, amount }: Balance): BalanceObject {
    return fill(BalanceObject, { providerId, consumerId, amount: MoneyObject.of(amount) });
  }
}
