import { ID, InputType } from '@nestjs/graphql';
import { Field, NullableField } from '../platform/graphql/field.js';
import type { WantedSkill } from './core/new-skill.js';
import { SkillFramework } from './skill.object.js';

@InputType('SkillReferenceInput', { description: 'A place of a skill in a framework.' })
export class SkillReferenceInput {
  @Field(() => SkillFramework, 'The framework.') framework: SkillFramework;
  @Field(() => String, 'An absolute http, https or urn URI, at most 2,000 characters; kept as written.') uri: string;
  @NullableField(() => String, 'The words of the framework for it; at most 200 characters.') label?: string | null;
}

@InputType({ description: 'A skill as it is to stand in the catalogue.' })
export class PutSkillInput {
  @NullableField(() => ID, 'The skill that is replaced; null: a new one.') skillId?: string | null;
  @Field(() => String, 'Its name; 1 to 100 characters.') name: string;
  @Field(() => [String], 'Other texts that name it, of 1 to 100 characters; at most 500.', { defaultValue: [] })
  aliases: string[];
  @Field(() => [SkillReferenceInput], 'Its places in frameworks, each URI once; at most 20.', { defaultValue: [] })
  references: SkillReferenceInput[];
}

export const wantedSkill = ({ name, aliases, references }: PutSkillInput): WantedSkill => ({
  name,
  aliases,
  references: references.map(({ framework, uri, label }) => ({ framework, uri, label: label ?? null })),
});
