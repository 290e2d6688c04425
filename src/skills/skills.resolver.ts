import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, type ViewerContext } from '../access/index.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { Input } from '../platform/graphql/input.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { FindSkills } from './find-skills.js';
import { skillIds } from './ids.js';
import { PutSkill } from './put-skill.js';
import { SkillConnection, SkillObject } from './skill.object.js';
import { PutSkillInput, wantedSkill } from './skills.inputs.js';
import { SkillPayload } from './skills.payloads.js';

const SKILLS = { list: 'skills', columns: [cursorColumn.text, cursorColumn.uuid] };

@Resolver()
export class SkillsResolver {
  constructor(
    private readonly find: FindSkills,
    private readonly putting: PutSkill,
    nodes: NodeRegistry,
  ) {
    nodes.register(skillIds.prefix, async (id, context) => {
      const skill = await this.find.visible(context as ViewerContext, skillIds.read(id));
      return skill === null ? null : new SkillObject(skill);
    });
  }

  @Query(() => SkillConnection, { description: 'The catalogue of skills, by name, then id.' })
  async skills(
    @Args('text', {
      type: () => String,
      nullable: true,
      description:
        'One of its names has all these words, Latin ones from their beginning, Chinese ones anywhere; null and blank ' +
        '= all. At most 200 characters.',
    })
    text: string | null,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
  ): Promise<SkillConnection> {
    const request = pageRequest(first, after ?? null, SKILLS);
    const asked = this.find.textOf(text ?? null);
    const rows = await this.find.page(asked, request);
    return connection(request, rows, {
      node: (skill) => new SkillObject(skill),
      cursor: ({ name, key }) => [name, key],
      total: () => this.find.count(asked),
    });
  }

  @Mutation(() => SkillPayload, {
    description: 'Puts a skill into the catalogue, or replaces one that is there; for platform admins.',
  })
  async putSkill(
    @Input(PutSkillInput, 'The skill.') input: PutSkillInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SkillPayload> {
    return SkillPayload.of(
      await this.putting.execute(viewer, skillIds.readGiven(input.skillId) ?? null, wantedSkill(input)),
    );
  }
}
