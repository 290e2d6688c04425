import { ID, InputType, Int } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { SkillLevel } from '../skills/index.js';
import { courseIds } from './ids.js';
import type { SaveCourseCommand } from './save-course.js';

@InputType('CourseSkillInput', { description: 'A skill that a course trains.' })
export class CourseSkillInput {
  @Field(() => String, 'The skill; 1 to 100 characters.') skill: string;
  @Field(() => Int, 'The minutes of practice that are needed; 1 to 600,000.') minutes: number;
  @NullableField(() => SkillLevel, 'The level that is needed; null: any.') level?: SkillLevel | null;
}

@InputType({ description: 'A new course, or changes of one; what is absent stays.' })
export class SaveCourseInput {
  @NullableField(() => ID, 'The course; null: a new one, which needs organizationId, code and title.')
  courseId?: string | null;
  @NullableField(() => ID, 'The organization of a new course; a course stays with it.') organizationId?: string | null;
  @NullableField(() => String, 'Its code, unique in its organization; 1 to 64 characters.') code?: string | null;
  @NullableField(() => String, 'Its title; 1 to 200 characters.') title?: string | null;
  @NullableField(() => String, 'The text of the draft; at most 20,000 characters.') content?: string | null;
  @NullableField(() => [CourseSkillInput], 'The skills of the draft, none twice; at most 30.')
  skills?: CourseSkillInput[] | null;
  @NullableField(() => [ID], 'The organizations that develop it together with its own; at most 20.')
  partnerIds?: string[] | null;
  @NullableField(() => Boolean, 'Whether it is closed to new trainings.') retired?: boolean | null;
}

export const saveCommand = (input: SaveCourseInput): SaveCourseCommand => ({
  courseId: courseIds.readGiven(input.courseId) ?? null,
  organizationId: organizationIds.readGiven(input.organizationId) ?? null,
  code: input.code ?? null,
  title: input.title ?? null,
  content: input.content ?? null,
  skills: input.skills?.map(({ skill, minutes, level }) => ({ skill, minutes, level: level ?? null })) ?? null,
  partnerIds: input.partnerIds?.map((id) => organizationIds.read(id)) ?? null,
  retired: input.retired ?? null,
});

@InputType({ description: 'The course whose draft is published.' })
export class PublishCourseInput {
  @Field(() => ID, 'The course.') courseId: string;
  @Field(() => String, 'The words about what is new in the revision; 1 to 2,000 characters.') changes: string;
}
