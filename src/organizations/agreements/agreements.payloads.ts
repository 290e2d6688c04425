import { Field, ObjectType } from '@nestjs/graphql';
import type { Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { AccountingUserErrorObject } from './accounting-user-error.object.js';
import { AgreementObject } from './agreement.object.js';
import type { AccountingRefusal } from './core/refusals.js';
import type { AgreementFacts } from './core/agreement.js';

@ObjectType({ description: 'A new or changed agreement, or why there is none.' })
export class AgreementPayload {
  @Field(() => AgreementObject, { nullable: true, description: 'As it is now; null when refused.' })
  agreement: AgreementObject | null;

  @Field(() => [AccountingUserErrorObject], { description: 'All that was wrong; empty when it was done.' })
  userErrors: AccountingUserErrorObject[];
}

export const agreementPayload = (
  result: Result<AgreementFacts, readonly AccountingRefusal[]>,
  now: Instant,
): AgreementPayload =>
  result.ok
    ? { agreement: new AgreementObject(result.value, now), userErrors: [] }
    : { agreement: null, userErrors: [...result.error] };
