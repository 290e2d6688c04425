import { ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/connection.js';
import { describeEnum } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { type Skill, SkillFramework, SkillLevel, type SkillReference } from './core/skill.js';
import { skillIds } from './ids.js';

describeEnum(SkillFramework, 'SkillFramework', 'Frameworks of occupations and skills.', {
  ESCO: 'European Skills, Competences, Qualifications and Occupations.',
  ONET: 'O*NET of the United States.',
  CN_OCCUPATIONAL_STANDARD: 'National occupational standards of China (国家职业标准).',
  CN_1X: 'Certificates of vocational skill levels in China (1+X 证书).',
  OTHER: 'Any other.',
});

describeEnum(SkillLevel, 'SkillLevel', 'How well somebody does what a skill names, rising.', {
  OBSERVES: 'Looks on and understands.',
  ASSISTS: 'Helps somebody who does it.',
  SUPERVISED: 'Does it under supervision.',
  INDEPENDENT: 'Does it alone.',
  TEACHES: 'Teaches it to others.',
});

@ObjectType('SkillReference', { description: 'A place of a skill in a framework.' })
export class SkillReferenceObject {
  @Field(() => SkillFramework, 'The framework.') framework: SkillFramework;
  @Field(() => String, 'The absolute URI, as it was written; nothing is fetched from it.') uri: string;
  @NullableField(() => String, 'The words of the framework for it; null when not said.') label: string | null;

  static of(this: void, { framework, uri, label }: SkillReference): SkillReferenceObject {
    return fill(SkillReferenceObject, { framework, uri, label });
  }
}

@NodeType(
  'Skill',
  'A skill of the catalogue. Everywhere else a skill is a text; texts that fold alike or that one Skill names are one.',
)
export class SkillObject extends NodeInterface {
  @Field(() => String, 'Its name.') name: string;
  @Field(() => [String], 'Other texts that name it, in the order in which they were given; at most 500.')
  aliases: string[];
  @Field(() => [SkillReferenceObject], 'Its places in frameworks; at most 20.') references: SkillReferenceObject[];

  constructor({ key, name, aliases, references }: Skill) {
    super();
    this.id = skillIds.encode(key);
    this.name = name;
    this.aliases = [...aliases];
    this.references = references.map(SkillReferenceObject.of);
  }
}

@ObjectType('SkillConnection', { description: 'A page of skills.' })
export class SkillConnection extends connectionOf(SkillObject, 'Skill') {}

export { SkillFramework, SkillLevel };
