import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../access/index.js';
import { OrganizationLoader, OrganizationObject, seesOrganization } from '../organizations/index.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { seesDraft } from './course-visibility.js';
import { CourseDraftObject, CourseObject, CourseRevisionObject, CourseSkillObject } from './course.object.js';
import { FindCourses } from './find-courses.js';
import { courseIds } from './ids.js';

@Resolver(() => CourseObject)
export class CourseResolver {
  constructor(
    private readonly find: FindCourses,
    private readonly organizations: OrganizationLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(courseIds.prefix, async (id, context) => {
      const course = await this.find.visible(context as ViewerContext, courseIds.read(id));
      return course === null ? null : new CourseObject(course);
    });
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that owns it.' })
  organization(@Parent() { facts }: CourseObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, facts.organizationId);
  }

  @ResolveField(() => [OrganizationObject], {
    description:
      'The organizations that develop it together with its owner and see its draft, at most 20. Those that are not ' +
      'VERIFIED are left out for a viewer who sees neither them nor the draft.',
  })
  async partners(@Parent() { facts }: CourseObject, @Context() context: ViewerContext): Promise<OrganizationObject[]> {
    const { viewer } = context;
    if (viewer === null) return [];
    const partners = await Promise.all(facts.partnerIds.map((key) => this.organizations.load(context, key)));
    return seesDraft(viewer, facts) ? partners : partners.filter((partner) => seesOrganization(viewer, partner));
  }

  @ResolveField(() => CourseDraftObject, {
    nullable: true,
    description:
      'The text of the next revision, for those who teach in its organization or a partner; null for others.',
  })
  async draft(@Parent() { facts }: CourseObject, @Context() context: ViewerContext): Promise<CourseDraftObject | null> {
    if (context.viewer === null || !seesDraft(context.viewer, facts)) return null;
    const skills = await Promise.all(
      facts.draft.skills.map(async (skill) => {
        const named = await this.find.namedSkill(context, skill.skill);
        return CourseSkillObject.of({ ...skill, references: named?.references ?? [] });
      }),
    );
    return fill(CourseDraftObject, { content: facts.draft.content, skills });
  }

  @ResolveField(() => CourseRevisionObject, {
    nullable: true,
    description: 'The latest revision; null until published.',
  })
  async current(
    @Parent() { facts }: CourseObject,
    @Context() context: ViewerContext,
  ): Promise<CourseRevisionObject | null> {
    const revision = await this.find.currentRevision(context, facts.key);
    return revision === null ? null : CourseRevisionObject.of(revision);
  }

  @ResolveField(() => [CourseRevisionObject], { description: 'Its revisions, the latest first; at most 100.' })
  async revisions(
    @Parent() { facts }: CourseObject,
    @Context() context: ViewerContext,
  ): Promise<CourseRevisionObject[]> {
    return (await this.find.revisions(context, facts.key)).map(CourseRevisionObject.of);
  }
}
