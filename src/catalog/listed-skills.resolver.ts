import { Args, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../access/index.js';
import { badUserInput } from '../platform/graphql/api-error.js';
import { MOST_PER_PAGE } from '../platform/graphql/connection.js';
import { Field } from '../platform/graphql/field.js';
import { ListedSkills } from './listed-skills.js';

@ObjectType('ListedSkill', {
  description: 'A skill as most listed resources name it, and of how many that the viewer may see.',
})
class ListedSkillObject {
  @Field(() => String, 'The skill.') skill: string;
  @Field(() => Int, 'How many resources train it.') resources: number;
}

@Resolver()
export class ListedSkillsResolver {
  constructor(private readonly skills: ListedSkills) {}

  @Query(() => [ListedSkillObject], {
    description:
      'Skills of listed resources that the viewer may see, the most resources first, then by skill. Letter case, ' +
      'width and accents of Latin letters do not tell skills apart.',
  })
  async listedSkills(
    @CurrentViewer() viewer: Viewer,
    @Args('text', {
      type: () => String,
      nullable: true,
      description: 'Beginnings of words of the skill; null and blank = all. At most 200 characters.',
    })
    text: string | null,
    @Args('first', { type: () => Int, defaultValue: 20, description: '1 to 100.' }) first: number,
  ): Promise<ListedSkillObject[]> {
    if (first < 1 || first > MOST_PER_PAGE) {
      throw badUserInput(`\`first\` must be from 1 to ${MOST_PER_PAGE}; it is ${first}.`);
    }
    return this.skills.find(viewer, text ?? '', first);
  }
}
