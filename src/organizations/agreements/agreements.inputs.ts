import { ID, InputType, Int } from '@nestjs/graphql';
import { resourceIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import { type Decimal, ZERO } from '../../platform/core/decimal.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import { LocalDateScalar } from '../../platform/graphql/scalars/local-date.js';
import type { ProposedTerms } from './core/new-agreement.js';
import { Field, IdempotencyKey, NullableField } from '../../platform/graphql/field.js';

@InputType({ description: 'Terms between two organizations.' })
export class ProposeAgreementInput {
  @Field(() => ID, 'The provider whose resources it is about.') providerId: string;
  @Field(() => ID, 'The organization that books them and pays.') consumerId: string;
  @Field(() => LocalDateScalar, "The first day of the term, in the provider's zone.") from: LocalDateTime;
  @Field(() => LocalDateScalar, "The first day after the term, in the provider's zone; at most ten years later.")
  to: LocalDateTime;
  @Field(() => Int, 'Unit-minutes that are free of charge, from 0.', { defaultValue: 0 }) includedMinutes: number;
  @Field(
    () => DecimalScalar,
    'The discount on what is not included: 0 to 100, with at most 2 digits behind the point.',
    { defaultValue: ZERO },
  )
  discountPercent: Decimal;
  @NullableField(() => [ID], "The provider's resources that it covers, 1 to 1000; null: all that it has and will have.")
  resourceIds?: string[] | null;
  @IdempotencyKey('the same agreement and proposes no other') idempotencyKey?: string | null;
}

export const proposedTerms = (input: ProposeAgreementInput): ProposedTerms => ({
  ...input,
  providerId: organizationIds.read(input.providerId),
  consumerId: organizationIds.read(input.consumerId),
  resourceIds: input.resourceIds?.map((id) => resourceIds.read(id)) ?? null,
});

@InputType({ description: 'The agreement that is meant.' })
export class AgreementActionInput {
  @Field(() => ID, 'The agreement.') agreementId: string;
  @NullableField(
    () => String,
    'Why it is ended or declined, at most 2000 characters; kept with it. An acceptance needs none.',
  )
  reason?: string | null;
}
