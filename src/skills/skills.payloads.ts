import { ObjectType } from '@nestjs/graphql';
import type { Result } from '../platform/core/result.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { UserErrorInterface, userErrorsOf } from '../platform/graphql/user-error.js';
import type { SkillErrorCode, SkillRefusal } from './core/refusals.js';
import type { Skill } from './core/skill.js';
import { SkillObject } from './skill.object.js';

const description = 'Why a skill could not be put into the catalogue.';

const SkillErrorCodeEnum = enumType<SkillErrorCode>('SkillErrorCode', description, {
  NAME_TAKEN: 'Another skill has this name or alias.',
  INVALID: 'A value is too long, malformed or named twice.',
  NOT_FOUND: 'There is no such skill.',
  NOT_PERMITTED: 'Only platform admins do this.',
  TOO_MANY: 'A skill has at most 500 aliases.',
});

@ObjectType('SkillUserError', { implements: () => [UserErrorInterface], description })
export class SkillUserErrorObject extends UserErrorInterface {
  @Field(() => SkillErrorCodeEnum, 'The code, for programs.') code: SkillErrorCode;
}

@ObjectType({ description: 'A skill that was put into the catalogue, or why it was not.' })
export class SkillPayload {
  @NullableField(() => SkillObject, 'As it is now; null when refused.') skill: SkillObject | null;
  @Field(() => [SkillUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: SkillUserErrorObject[];

  static of(this: void, result: Result<Skill, readonly SkillRefusal[]>): SkillPayload {
    return fill(SkillPayload, {
      skill: result.ok ? new SkillObject(result.value) : null,
      userErrors: userErrorsOf(result),
    });
  }
}
