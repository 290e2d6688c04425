import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ResourceObject } from '../../catalog/index.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { UserErrorInterface } from '../../platform/graphql/user-error.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@InputType('SetRatedHoursInput', { description: 'The expected use of a resource.' })
export class SetRatedHoursInput {
  @Field(() => ID, 'The resource.') resourceId: string;
  @NullableField(
    () => Int,
    'Hours a year, 1 to 8760: commonly 1400 for general use, 800 for machines and what serves a special purpose. ' +
      'Null: 1400.',
  )
  hoursPerYear?: number | null;
}

export const ReportErrorCode = enumType('ReportErrorCode', 'Why what reports are held against was not changed.', {
  INVALID: 'The value cannot be.',
  NOT_FOUND: 'There is none that the viewer may see.',
  NOT_PERMITTED: 'Visible, but not the viewer’s to change.',
});
export type ReportErrorCode = keyof typeof ReportErrorCode;

@ObjectType('ReportUserError', {
  implements: () => [UserErrorInterface],
  description: 'Why what reports are held against was not changed.',
})
export class ReportUserError extends UserErrorInterface {
  @Field(() => ReportErrorCode, 'The reason, for programs.') code: ReportErrorCode;
}

@ObjectType('SetRatedHoursPayload', { description: 'The resource, or why not.' })
export class SetRatedHoursPayload {
  @NullableField(() => ResourceObject, 'The result; null = refused.') resource: ResourceObject | null;
  @Field(() => [ReportUserError], 'Empty when it was done.') userErrors: ReportUserError[];
}
