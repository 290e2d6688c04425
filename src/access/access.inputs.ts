import { InputType } from '@nestjs/graphql';
import { Field } from '../platform/graphql/field.js';

@InputType({ description: 'Proof of who one is.' })
export class SignInInput {
  @Field(() => String, 'The e-mail address of the account; upper and lower case are the same.') email: string;
  @Field(() => String, 'The password of the account.') password: string;
}

@InputType({ description: 'A new account.' })
export class SignUpInput {
  @Field(() => String, 'The name that others will see; 1 to 200 characters.') name: string;
  @Field(() => String, 'The e-mail address to sign in with; each belongs to one account.') email: string;
  @Field(
    () => String,
    '8 to 256 characters; not the e-mail address, not the name, not one of the most common passwords.',
  )
  password: string;
}

@InputType({ description: 'The extent of signing out.' })
export class SignOutInput {
  @Field(() => Boolean, 'True ends all sessions of the account, on every device; false the one that asks.', {
    defaultValue: false,
  })
  everywhere: boolean;
}
