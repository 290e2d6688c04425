import { Int, ObjectType } from '@nestjs/graphql';
import type { Instant } from '../platform/core/time-range.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { SkillLevel, type SkillReference, SkillReferenceObject } from '../skills/index.js';
import {
  type CourseFacts,
  type CourseRevision,
  type CourseSkill,
  type CourseStatus,
  courseStatus,
} from './core/course.js';
import { courseIds } from './ids.js';

const CourseStatusEnum = enumType<CourseStatus>('CourseStatus', 'How far a course has come.', {
  DRAFT: 'Not published yet; seen by those who develop it.',
  PUBLISHED: 'Open to new trainings; everybody sees it.',
  RETIRED: 'Closed to new trainings; those that run go on.',
});

@ObjectType('CourseSkill', { description: 'A skill that a course trains, and how much of it completes the course.' })
export class CourseSkillObject {
  @Field(() => String, 'The skill.') skill: string;
  @Field(() => [SkillReferenceObject], 'Its places in frameworks: of a revision as they were then; at most 20.')
  references: SkillReferenceObject[];
  @Field(() => Int, 'The minutes of practice that are needed.') minutes: number;
  @NullableField(() => SkillLevel, 'The level that is needed; null: any.') level: SkillLevel | null;

  static of(
    this: void,
    { skill, references, minutes, level }: CourseSkill & { readonly references: readonly SkillReference[] },
  ): CourseSkillObject {
    const places = references.map(SkillReferenceObject.of);
    return fill(CourseSkillObject, { skill, references: places, minutes, level });
  }
}

@ObjectType('CourseRevision', { description: 'A published revision of a course; it never changes.' })
export class CourseRevisionObject {
  @Field(() => Int, 'Its number: 1, 2 and so on.') number: number;
  @Field(() => DateTimeScalar, 'When it was published.') publishedAt: Instant;
  @Field(() => String, 'The words of its publisher about what is new in it.') changes: string;
  @Field(() => String, 'The text of the course.') content: string;
  @Field(() => [CourseSkillObject], 'The skills that it trains; at most 30.') skills: CourseSkillObject[];

  static of(this: void, { skills, ...revision }: CourseRevision): CourseRevisionObject {
    return fill(CourseRevisionObject, { ...revision, skills: skills.map(CourseSkillObject.of) });
  }
}

@ObjectType('CourseDraft', { description: 'The text of a course that the next revision will have.' })
export class CourseDraftObject {
  @Field(() => String, 'The text of the course.') content: string;
  @Field(() => [CourseSkillObject], 'The skills that it trains; at most 30.') skills: CourseSkillObject[];
}

@NodeType('Course', 'A course of practical teaching: what is taught, and which skills it trains.')
export class CourseObject extends NodeInterface {
  @Field(() => String, 'Its code, unique in its organization.') code: string;
  @Field(() => String, 'Its title.') title: string;
  @Field(() => CourseStatusEnum, 'How far it has come.') status: CourseStatus;

  /** Not a field: course.resolver.ts decides who reads what of it. */
  readonly facts: CourseFacts;

  constructor(facts: CourseFacts) {
    super();
    this.id = courseIds.encode(facts.key);
    this.code = facts.code;
    this.title = facts.title;
    this.status = courseStatus(facts);
    this.facts = facts;
  }
}

@ObjectType('CourseConnection', { description: 'A page of courses.' })
export class CourseConnection extends connectionOf(CourseObject, 'Course') {}
