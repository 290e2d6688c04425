import { Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { MoneyObject } from '../platform/graphql/money.object.js';
import type { StatementAction } from './core/statement-actions.js';
import type { MonthClose, SettlementSide } from './settlement.queries.js';

export const SettlementSideEnum = enumType<SettlementSide>('SettlementSide', 'Sides of a statement.', {
  PROVIDER: 'The organization to which it is owed.',
  CONSUMER: 'The organization that owes it.',
});

export const StatementActionEnum = enumType<StatementAction>('StatementAction', 'Actions on a statement.', {
  ISSUE: 'Closes its month.',
  ACCEPT: 'Agrees to it.',
  SETTLE: 'Says that it is paid.',
  DISPUTE: 'Does not agree to a line.',
  ADJUST: 'Corrects a line, or rejects its dispute.',
});

@ObjectType('MonthClose', { description: 'Work that is left for a month of a provider, in its order.' })
export class MonthCloseObject {
  @Field(() => Int, 'Bookings that start in the month, are over and need their times.') needTimes: number;
  @Field(() => Int, 'Lines of its statements that are in dispute.') disputedLines: number;
  @Field(() => Int, 'Statements that are OPEN.') toIssue: number;
  @Field(() => Int, 'Statements that are ISSUED.') toAccept: number;
  @Field(() => Int, 'Statements that are ACCEPTED.') toSettle: number;
  @Field(() => Int, 'Statements that are SETTLED.') settled: number;
  @Field(() => [MoneyObject], 'The sums of all its statements, one for each currency.') totals: MoneyObject[];

  static of(this: void, { totals, ...counts }: MonthClose): MonthCloseObject {
    return fill(MonthCloseObject, { ...counts, totals: totals.map(MoneyObject.of) });
  }
}
