import { Field, InterfaceType } from '@nestjs/graphql';

@InterfaceType('UserError', { description: 'A refusal that a caller can expect and act on.' })
export abstract class UserErrorInterface {
  @Field(() => String, {
    description: 'A sentence a person can act on, with the limit and the value that broke it.',
  })
  message: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The path inside the input, e.g. ["items", "0", "units"]; null when no part of it is to blame.',
  })
  field: readonly string[] | null;
}
