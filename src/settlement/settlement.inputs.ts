import { ID, InputType } from '@nestjs/graphql';
import type { Decimal } from '../platform/core/decimal.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Currency } from '../platform/core/money.js';
import { CurrencyCodeScalar } from '../platform/graphql/scalars/currency-code.js';
import { DecimalScalar } from '../platform/graphql/scalars/decimal.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import { organizationIds } from '../access/ids.js';
import { givenKey } from '../access/index.js';
import { statementIds, statementLineIds } from './ids.js';
import type { IssueStatementCommand } from './issue-statement.js';
import { Field, IdempotencyKey, NullableField } from '../platform/graphql/field.js';
import { SettlementSideEnum } from './month-close.object.js';
import type { SettlementCriteria, SettlementSide } from './settlement.queries.js';
import { StatementStatusEnum } from './statement.object.js';

@InputType({ description: 'The month and the consumer to close.' })
export class IssueStatementInput {
  @Field(() => ID, 'The provider.') providerId: string;
  @Field(() => ID, 'The consumer.') consumerId: string;
  @Field(() => CurrencyCodeScalar, 'The currency.') currency: Currency;
  @Field(() => LocalDateScalar, 'The first day of the month.') month: LocalDateTime;
  @IdempotencyKey('the same statement and does nothing new') idempotencyKey?: string | null;
}

@InputType({ description: 'The statement that is meant.' })
export class StatementActionInput {
  @Field(() => ID, 'The statement.') statementId: string;
}

@InputType({ description: 'A line that the consumer does not agree to.' })
export class DisputeStatementLineInput {
  @Field(() => ID, 'The line.') lineId: string;
  @Field(() => String, 'Why; 1 to 1000 characters.') reason: string;
  @IdempotencyKey('the same statement and does nothing new') idempotencyKey?: string | null;
}

@InputType({ description: 'The correction of a line.' })
export class AdjustStatementLineInput {
  @Field(() => ID, 'The line.') lineId: string;
  @Field(() => DecimalScalar, 'The difference, negative to take off; 0 rejects a dispute.') amount: Decimal;
  @Field(() => String, 'Why; 1 to 1000 characters.') reason: string;
  @IdempotencyKey('the same statement and does nothing new') idempotencyKey?: string | null;
}

@InputType('SettlementFilter', { description: 'All that is given must hold.' })
export class SettlementFilter {
  @Field(() => ID, 'The organization that is a side.') organizationId: string;
  @NullableField(() => SettlementSideEnum, 'The side on which it stands; null = either.') as?: SettlementSide | null;
  @NullableField(() => ID, 'The organization on the other side.') counterpartId?: string | null;
  @NullableField(() => LocalDateScalar, 'The first day of the month.') month?: LocalDateTime | null;
  @NullableField(() => [StatementStatusEnum], 'Statuses, any of which may match; null = all.')
  status?: StatementStatusEnum[] | null;
  @NullableField(() => Boolean, 'Whether any of its lines is in dispute; null = all.') disputed?: boolean | null;
}

export const criteriaOf = (filter: SettlementFilter): SettlementCriteria => ({
  organizationId: organizationIds.read(filter.organizationId),
  as: filter.as ?? null,
  counterpartId: organizationIds.readGiven(filter.counterpartId) ?? null,
  month: filter.month ?? null,
  status: filter.status ?? null,
  disputed: filter.disputed ?? null,
});

export const issueCommand = (input: IssueStatementInput): IssueStatementCommand => ({
  providerId: organizationIds.read(input.providerId),
  consumerId: organizationIds.read(input.consumerId),
  currency: input.currency,
  month: input.month,
  idempotency: givenKey(input, statementIds),
});

/** The line that an input names, and its idempotency key. */
export const onLine = (input: DisputeStatementLineInput | AdjustStatementLineInput) => ({
  lineId: statementLineIds.read(input.lineId),
  idempotency: givenKey(input, statementIds),
});
