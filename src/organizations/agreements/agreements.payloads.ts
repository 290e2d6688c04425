import { ObjectType } from '@nestjs/graphql';
import type { Result } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { AccountingUserErrorObject } from './accounting-user-error.object.js';
import { AgreementObject } from './agreement.object.js';
import type { AccountingRefusal } from './core/refusals.js';
import type { AgreementFacts } from './core/agreement.js';
import { Field, NullableField } from '../../platform/graphql/field.js';
import { userErrorsOf } from '../../platform/graphql/user-error.js';

@ObjectType({ description: 'A new or changed agreement, or why there is none.' })
export class AgreementPayload {
  @NullableField(() => AgreementObject, 'As it is now; null when refused.') agreement: AgreementObject | null;
  @Field(() => [AccountingUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: AccountingUserErrorObject[];

  static of(this: void, result: Result<AgreementFacts, readonly AccountingRefusal[]>, now: Instant): AgreementPayload {
    const agreement = result.ok ? new AgreementObject(result.value, now) : null;
    return fill(AgreementPayload, { agreement, userErrors: userErrorsOf(result) });
  }
}
