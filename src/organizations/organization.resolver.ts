import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { may, signedInOnly, type ViewerContext } from '../access/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { InvitationLoader } from './invitations/invitation.loader.js';
import { InvitationObject } from './invitations/invitation.object.js';
import { MembershipObject } from './membership.object.js';
import { OrganizationLoader } from './organization-loader.js';
import { seesOrganization } from './organization-visibility.js';
import { OrganizationObject } from './organization.object.js';
import { SiteLoader } from './site-loader.js';
import { SiteObject } from './site.object.js';

const MOST_MEMBERSHIPS = 1_000;

@Resolver(() => OrganizationObject)
export class OrganizationResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly sitesOf: SiteLoader,
    private readonly openInvitations: InvitationLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(organizationIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const organization = await this.organizations.find(context, organizationIds.read(id));
      return viewer !== null && organization !== null && seesOrganization(viewer, organization) ? organization : null;
    });
  }

  @ResolveField(() => [SiteObject], { middleware: [signedInOnly], description: 'Its sites, by name; at most 1,000.' })
  sites(@Parent() organization: OrganizationObject, @Context() context: ViewerContext): Promise<SiteObject[]> {
    return this.sitesOf.loadOf(context, organization.key);
  }

  @ResolveField(() => [MembershipObject], {
    description: "Its members, by name, at most 1,000; empty unless it is one of the viewer's own organizations.",
  })
  async memberships(
    @Parent() organization: OrganizationObject,
    @Context() context: ViewerContext,
  ): Promise<MembershipObject[]> {
    const { viewer } = context;
    if (viewer === null || !may(viewer, 'memberships', { own: organization.key })) return [];
    const memberships = await this.organizations.loadMemberships(context, organization.key);
    return memberships.slice(0, MOST_MEMBERSHIPS).map((facts) => new MembershipObject(facts));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The registration number, for members and platform admins; null for others and when not said.',
  })
  registrationCode(@Parent() organization: OrganizationObject, @Context() { viewer }: ViewerContext): string | null {
    if (viewer === null || !may(viewer, 'registrationCode', { own: organization.key })) return null;
    return organization.confidentialRegistrationCode;
  }

  @ResolveField(() => [InvitationObject], {
    description: 'Open invitations, at most 100, the newest first; empty unless the viewer is an ADMIN of it.',
  })
  async invitations(
    @Parent() organization: OrganizationObject,
    @Context() context: ViewerContext,
  ): Promise<InvitationObject[]> {
    const { viewer } = context;
    if (viewer === null || !may(viewer, 'invitations', { own: organization.key })) return [];
    return this.openInvitations.openOf(context, organization.key);
  }
}
