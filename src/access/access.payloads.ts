import { ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { fill } from '../platform/graphql/fill.js';
import { UserErrorInterface, userErrorsOf } from '../platform/graphql/user-error.js';
import type { AccessErrorCode, AccessRefusal } from './core/refusals.js';
import type { SignedIn } from './open-session.js';
import { ViewerObject } from './viewer.object.js';
import { Field, NullableField } from '../platform/graphql/field.js';

const description = 'Why an account, a session or a password could not be used or changed.';

const AccessErrorCodeEnum = enumType<AccessErrorCode>('AccessErrorCode', description, {
  BAD_CREDENTIALS: 'The e-mail address or the password is wrong; which of them is not told.',
  EMAIL_TAKEN: 'Somebody signed up with this e-mail address before.',
  WEAK_PASSWORD: 'The password is too short, too long or too easy to guess.',
  INVALID: 'A value is blank, too long or malformed.',
  TOO_MANY_ATTEMPTS: 'Too many guesses at passwords or links have failed; the message says when they are taken again.',
  NOT_FOUND: 'There is no such account or session that the viewer may name.',
  NOT_PERMITTED: 'The viewer may not do this, or not to this account.',
  WRONG_STATUS: 'The account is disabled or enabled already.',
  EXPIRED: 'The link is unknown, was used, was replaced, or is too old.',
  LAST_ADMIN: 'Nobody else would run an organization, or the platform.',
  TOO_MANY: 'A limit is reached; the message says which, and when there is room.',
});

@ObjectType('AccessUserError', { implements: () => [UserErrorInterface], description })
export class AccessUserErrorObject extends UserErrorInterface {
  @Field(() => AccessErrorCodeEnum, 'The code, for programs.') code: AccessErrorCode;
}

@ObjectType({ description: 'A session, or why there is none.' })
export class SignInPayload {
  @NullableField(() => String, 'Send it as `Authorization: Bearer <accessToken>`. A browser gets it as a cookie too.')
  accessToken: string | null;
  @NullableField(
    () => DateTimeScalar,
    'When the token stops working unless it is used before. Each use puts the end off, at most to the longest time of a session.',
  )
  expiresAt: Instant | null;
  @NullableField(() => ViewerObject, 'The person who is signed in now; null = refused.') viewer: ViewerObject | null;
  @Field(() => [AccessUserErrorObject], 'All that was wrong; empty when signed in.')
  userErrors: AccessUserErrorObject[];

  static of(this: void, result: Result<SignedIn, readonly AccessRefusal[]>): SignInPayload {
    return fill(SignInPayload, {
      accessToken: result.ok ? result.value.token : null,
      expiresAt: result.ok ? result.value.expiresAt : null,
      viewer: result.ok ? new ViewerObject(result.value.viewer) : null,
      userErrors: userErrorsOf(result),
    });
  }
}

@ObjectType({ description: 'The end of a session.' })
export class SignOutPayload {
  @Field(() => [AccessUserErrorObject], 'Empty: signing out is never refused.') userErrors: AccessUserErrorObject[];
}
