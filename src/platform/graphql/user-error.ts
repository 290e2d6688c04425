import { InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Facts, Sentence } from '../core/message.js';
import type { Result } from '../core/result.js';
import { Field, NullableField } from './field.js';

@ObjectType('RefusalFact', { description: 'A value that the message of a refusal names.' })
export class RefusalFactObject {
  @Field(() => String, 'The name of the value, for programs.') name: string;
  @Field(() => String, 'The value; a role or a status by its code, a list with commas.') value: string;
}

@InterfaceType('UserError', { description: 'A refusal that a caller can expect and act on.' })
export abstract class UserErrorInterface {
  @NullableField(
    () => [String],
    'The path inside the input, e.g. ["items", "0", "units"]; null when no part of it is to blame.',
  )
  field: readonly string[] | null;

  readonly sentence: Sentence;
  readonly facts: Facts;
}

/** The `userErrors` of a payload: every reason for the refusal, none when it was done. */
export const userErrorsOf = <E>(result: Result<unknown, readonly E[]>): E[] => (result.ok ? [] : [...result.error]);
