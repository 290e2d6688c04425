import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { UserErrorInterface } from '../platform/graphql/user-error.js';
import { AccessErrorCode, type AccessRefusal } from './core/access-refusal.js';
import type { SignedIn } from './open-session.js';
import { ViewerObject } from './viewer.object.js';

registerEnumType(AccessErrorCode, {
  name: 'AccessErrorCode',
  description: 'Why somebody could not sign up or in.',
  valuesMap: {
    BAD_CREDENTIALS: { description: 'The e-mail address or the password is wrong; which of them is not told.' },
    EMAIL_TAKEN: { description: 'Somebody signed up with this e-mail address before.' },
    WEAK_PASSWORD: { description: 'The password is too short, too long or too easy to guess.' },
    INVALID: { description: 'A value is blank, too long or malformed.' },
    TOO_MANY_ATTEMPTS: { description: 'Too many sign-ins failed in the last 15 minutes.' },
  },
});

@ObjectType('AccessUserError', {
  implements: () => [UserErrorInterface],
  description: 'Why somebody could not sign up or in.',
})
export class AccessUserErrorObject extends UserErrorInterface {
  @Field(() => AccessErrorCode, { description: 'What a program can act on.' })
  code: AccessErrorCode;
}

@ObjectType({ description: 'A session, or why there is none.' })
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Send it as `Authorization: Bearer <accessToken>`. A browser gets it as a cookie too.',
  })
  accessToken: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the token stops working.' })
  expiresAt: Instant | null;

  @Field(() => ViewerObject, { nullable: true, description: 'Who is signed in now; null when refused.' })
  viewer: ViewerObject | null;

  @Field(() => [AccessUserErrorObject], { description: 'All that was wrong; empty when signed in.' })
  userErrors: AccessUserErrorObject[];
}

@ObjectType({ description: 'The end of a session.' })
export class SignOutPayload {
  @Field(() => [AccessUserErrorObject], { description: 'Empty: signing out is never refused.' })
  userErrors: AccessUserErrorObject[];
}

export function signInPayload(result: Result<SignedIn, readonly AccessRefusal[]>): SignInPayload {
  if (!result.ok) return { accessToken: null, expiresAt: null, viewer: null, userErrors: [...result.error] };
  const { token, expiresAt, viewer } = result.value;
  return { accessToken: token, expiresAt, viewer: new ViewerObject(viewer), userErrors: [] };
}
