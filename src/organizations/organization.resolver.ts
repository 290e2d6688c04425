import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { may, organizationIds, type ViewerContext } from '../access/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { MembershipObject } from './membership.object.js';
import { OrganizationLoader } from './organization-loader.js';
import { seesOrganization } from './organization-visibility.js';
import { OrganizationObject } from './organization.object.js';
import { SiteLoader } from './site-loader.js';
import { SiteObject } from './site.object.js';

@Resolver(() => OrganizationObject)
export class OrganizationResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly sitesOf: SiteLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(organizationIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const organization = await this.organizations.find(context, id);
      return viewer !== null && organization !== null && seesOrganization(viewer, organization) ? organization : null;
    });
  }

  @ResolveField(() => [SiteObject], { description: 'Its sites, by name.' })
  sites(@Parent() organization: OrganizationObject, @Context() context: ViewerContext): Promise<SiteObject[]> {
    return this.sitesOf.loadOf(context, organization.id);
  }

  @ResolveField(() => [MembershipObject], {
    description: "Its members, by name; empty unless it is one of the viewer's own organizations.",
  })
  async memberships(
    @Parent() organization: OrganizationObject,
    @Context() context: ViewerContext,
  ): Promise<MembershipObject[]> {
    const { viewer } = context;
    if (viewer === null || !may(viewer, 'memberships', { own: organization.id })) return [];
    const memberships = await this.organizations.loadMemberships(context, organization.id);
    return memberships.map((facts) => new MembershipObject(facts));
  }
}
