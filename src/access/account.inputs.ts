import { ID, InputType } from '@nestjs/graphql';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import { Locale } from './profile/locale.object.js';
import { Field, NullableField } from '../platform/graphql/field.js';

const NEW_PASSWORD = '8 to 256 characters; not the e-mail address, not the name, not one of the most common passwords.';

@InputType({ description: 'A new password for the account that is signed in.' })
export class ChangePasswordInput {
  @NullableField(() => String, 'The password until now; null only if the account has none.')
  currentPassword?: string | null;
  @Field(() => String, `${NEW_PASSWORD} It differs from the current one.`) newPassword: string;
}

@InputType({ description: 'The account whose password is to be reset.' })
export class IssuePasswordResetInput {
  @Field(() => String, 'The e-mail address of the account; upper and lower case are the same.') email: string;
}

@InputType({ description: 'A reset link and the password that it sets.' })
export class ResetPasswordInput {
  @Field(() => String, 'The part of the link after #.') token: string;
  @Field(() => String, NEW_PASSWORD) newPassword: string;
}

@InputType({ description: 'Changes of the profile. What is absent stays; null clears.' })
export class UpdateProfileInput {
  @NullableField(() => String, 'The name that others see; 1 to 200 characters, never null.') name?: string | null;
  @NullableField(() => Locale, 'The language of messages and files; null: as each request asks.')
  locale?: Locale | null;
  @NullableField(() => TimeZoneScalar, 'The time zone of the person; null: not said.') timeZone?: string | null;
}

@InputType({ description: 'A session of the account that is signed in.' })
export class EndSessionInput {
  @Field(() => ID, "The id of one of the viewer's own sessions.") sessionId: string;
}

@InputType({ description: 'Proof that the account that is signed in is to be closed.' })
export class CloseAccountInput {
  @NullableField(() => String, 'The password of the account; null only if it has none.')
  currentPassword?: string | null;
  @Field(() => String, 'The e-mail address of the account, typed to confirm.') confirm: string;
}

@InputType({ description: 'An account that a platform administrator acts on.' })
export class AccountActionInput {
  @Field(() => String, 'The e-mail address of the account; upper and lower case are the same.') email: string;
  @NullableField(() => String, 'Why; 1 to 2,000 characters, needed to disable an account.') reason?: string | null;
}
