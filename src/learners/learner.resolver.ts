import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UserLoader, UserObject, ViewerObject, type ViewerContext } from '../access/index.js';
import { OrganizationLoader, OrganizationObject } from '../organizations/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import type { AgeGroup } from './core/learner.js';
import { FindLearners } from './find-learners.js';
import { learnerIds } from './ids.js';
import { AgeGroupEnum, ConsentObject, LearnerObject } from './learner.object.js';

const MOST_CONSENTS = 100;
const MOST_SCHOOLS = 20;

@Resolver(() => LearnerObject)
export class LearnerResolver {
  constructor(
    private readonly learners: FindLearners,
    private readonly organizations: OrganizationLoader,
    private readonly users: UserLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(learnerIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const facts = viewer === null ? null : await this.learners.find(viewer, learnerIds.read(id));
      return facts === null ? null : new LearnerObject(facts);
    });
  }

  @ResolveField(() => OrganizationObject, { description: 'The school.' })
  organization(@Parent() { facts }: LearnerObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, facts.key.provider);
  }

  @ResolveField(() => AgeGroupEnum, { description: 'The age today, in the zone of the organization.' })
  ageGroup(@Parent() { facts }: LearnerObject): AgeGroup {
    return this.learners.ageGroup(facts);
  }

  @ResolveField(() => UserObject, {
    nullable: true,
    description: 'The account that claimed the learner; null while none has.',
  })
  async account(@Parent() { facts }: LearnerObject, @Context() context: ViewerContext): Promise<UserObject | null> {
    return facts.account === null ? null : this.users.load(context, facts.account);
  }

  @ResolveField(() => [ConsentObject], { description: 'Consents, the latest first, at most 100.' })
  async consents(@Parent() { facts }: LearnerObject, @Context() context: ViewerContext): Promise<ConsentObject[]> {
    return (await this.learners.consents(context, facts)).slice(0, MOST_CONSENTS).map(ConsentObject.of);
  }
}

/** Fields of the viewer that belong to this slice. */
@Resolver(() => ViewerObject)
export class ViewerLearnersResolver {
  constructor(private readonly found: FindLearners) {}

  @ResolveField(() => [LearnerObject], {
    description: 'The learners who the viewer is: one for each school, at most 20.',
  })
  async learners(@Parent() { viewer }: ViewerObject): Promise<LearnerObject[]> {
    return (await this.found.own(viewer)).slice(0, MOST_SCHOOLS).map((facts) => new LearnerObject(facts));
  }
}
