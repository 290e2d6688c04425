import { ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { fill } from '../platform/graphql/fill.js';
import { AccessUserErrorObject } from './access.payloads.js';
import type { AccessRefusal } from './core/refusals.js';
import type { Viewer } from './core/viewer.js';
import type { ResetLink } from './recovery/issue-password-reset.js';
import { ViewerObject } from './viewer.object.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { userErrorsOf } from '../platform/graphql/user-error.js';

type Refusals = readonly AccessRefusal[];

@ObjectType({ description: 'The account that is signed in after a change of it.' })
export class AccountPayload {
  @NullableField(
    () => ViewerObject,
    'The viewer after the change; null when refused, and when the session of the request was ended.',
  )
  viewer: ViewerObject | null;
  @Field(() => [AccessUserErrorObject], 'Everything that was wrong; empty when done.')
  userErrors: AccessUserErrorObject[];

  static of(this: void, result: Result<Viewer | null, Refusals>): AccountPayload {
    const viewer = result.ok && result.value !== null ? new ViewerObject(result.value) : null;
    return fill(AccountPayload, { viewer, userErrors: userErrorsOf(result) });
  }
}

@ObjectType({ description: 'Whether something was done.' })
export class DonePayload {
  @Field(() => Boolean, 'False when refused; then nothing was changed.') done: boolean;
  @Field(() => [AccessUserErrorObject], 'Everything that was wrong; empty when done.')
  userErrors: AccessUserErrorObject[];

  static of(this: void, result: Result<unknown, Refusals>): DonePayload {
    return fill(DonePayload, { done: result.ok, userErrors: userErrorsOf(result) });
  }
}

@ObjectType({ description: 'A link that sets a new password, or why there is none.' })
export class PasswordResetPayload {
  @NullableField(() => String, 'The link, to be handed to the person; told only here. It works once, for 60 minutes.')
  url: string | null;
  @NullableField(() => DateTimeScalar, 'When the link stops working.') expiresAt: Instant | null;
  @Field(() => [AccessUserErrorObject], 'Everything that was wrong; empty when issued.')
  userErrors: AccessUserErrorObject[];

  static of(this: void, result: Result<ResetLink, Refusals>): PasswordResetPayload {
    return fill(PasswordResetPayload, {
      url: result.ok ? result.value.url : null,
      expiresAt: result.ok ? result.value.expiresAt : null,
      userErrors: userErrorsOf(result),
    });
  }
}
