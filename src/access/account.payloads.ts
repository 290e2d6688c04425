import { Field, ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { AccessUserErrorObject } from './access.payloads.js';
import type { AccessRefusal } from './core/refusals.js';
import type { Viewer } from './core/viewer.js';
import type { ResetLink } from './recovery/issue-password-reset.js';
import { ViewerObject } from './viewer.object.js';

type Refusals = readonly AccessRefusal[];

@ObjectType({ description: 'The account that is signed in after a change of it.' })
export class AccountPayload {
  @Field(() => ViewerObject, {
    nullable: true,
    description: 'The viewer after the change; null when refused, and when the session of the request was ended.',
  })
  viewer: ViewerObject | null;

  @Field(() => [AccessUserErrorObject], { description: 'Everything that was wrong; empty when done.' })
  userErrors: AccessUserErrorObject[];
}

@ObjectType({ description: 'Whether something was done.' })
export class DonePayload {
  @Field(() => Boolean, { description: 'False when refused; then nothing was changed.' })
  done: boolean;

  @Field(() => [AccessUserErrorObject], { description: 'Everything that was wrong; empty when done.' })
  userErrors: AccessUserErrorObject[];
}

@ObjectType({ description: 'A link that sets a new password, or why there is none.' })
export class PasswordResetPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The link, to be handed to the person; told only here. It works once, for 60 minutes.',
  })
  url: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the link stops working.' })
  expiresAt: Instant | null;

  @Field(() => [AccessUserErrorObject], { description: 'Everything that was wrong; empty when issued.' })
  userErrors: AccessUserErrorObject[];
}

export function accountPayload(result: Result<Viewer | null, Refusals>): AccountPayload {
  if (!result.ok) return { viewer: null, userErrors: [...result.error] };
  return { viewer: result.value === null ? null : new ViewerObject(result.value), userErrors: [] };
}

export const donePayload = (result: Result<unknown, Refusals>): DonePayload => ({
  done: result.ok,
  userErrors: result.ok ? [] : [...result.error],
});

export const passwordResetPayload = (result: Result<ResetLink, Refusals>): PasswordResetPayload =>
  result.ok
    ? { url: result.value.url, expiresAt: result.value.expiresAt, userErrors: [] }
    : { url: null, expiresAt: null, userErrors: [...result.error] };
