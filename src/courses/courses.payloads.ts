import { ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { UserErrorInterface, userErrorsOf } from '../platform/graphql/user-error.js';
import type { CourseFacts } from './core/course.js';
import type { CourseErrorCode, CourseRefusal } from './core/refusals.js';
import { CourseObject } from './course.object.js';

const description = 'Why a course could not be made, changed or published.';

const CourseErrorCodeEnum = enumType<CourseErrorCode>('CourseErrorCode', description, {
  CODE_TAKEN: 'Another course of the organization has this code.',
  INVALID: 'A value is missing, too long, malformed, out of its range or named twice.',
  NOT_FOUND: 'There is no such thing that the viewer may see.',
  NOT_PERMITTED: 'Visible, but not the viewer’s to do, or the organization is not VERIFIED.',
  WRONG_STATUS: 'Its status does not allow it.',
  NOTHING_CHANGED: 'The draft says what the current revision says.',
  TOO_MANY: 'A quota is used up, or the course has 100 revisions.',
});

@ObjectType('CourseUserError', { implements: () => [UserErrorInterface], description })
export class CourseUserErrorObject extends UserErrorInterface {
  @Field(() => CourseErrorCodeEnum, 'The code, for programs.') code: CourseErrorCode;
}

@ObjectType({ description: 'A new, changed or published course, or why there is none.' })
export class CoursePayload {
  @NullableField(() => CourseObject, 'As it is now; null when refused.') course: CourseObject | null;
  @Field(() => [CourseUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: CourseUserErrorObject[];

  static of(this: void, result: Result<CourseFacts, readonly CourseRefusal[]>): CoursePayload {
    return fill(CoursePayload, {
      course: result.ok ? new CourseObject(result.value) : null,
      userErrors: userErrorsOf(result),
    });
  }
}
