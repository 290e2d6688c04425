import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { invitationIds } from '../ids.js';
import { may, UserLoader, UserObject, type ViewerContext } from '../../access/index.js';
import { NodeRegistry } from '../../platform/graphql/node-registry.js';
import { OrganizationLoader } from '../organization-loader.js';
import { OrganizationObject } from '../organization.object.js';
import { InvitationObject } from './invitation.object.js';
import { InvitationLoader } from './invitation.loader.js';

@Resolver(() => InvitationObject)
export class InvitationResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly users: UserLoader,
    invitations: InvitationLoader,
    nodes: NodeRegistry,
  ) {
    nodes.register(invitationIds.prefix, async (id, context) => {
      const { viewer } = context as ViewerContext;
      const found = viewer === null ? null : await invitations.find(context, invitationIds.read(id));
      if (viewer === null || found === null) return null;
      return may(viewer, 'invitations', { own: found.organizationId }) ? found : null;
    });
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that the person would join.' })
  organization(@Parent() invitation: InvitationObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, invitation.organizationId);
  }

  @ResolveField(() => UserObject, { description: 'The ADMIN who invited the address.' })
  invitedBy(@Parent() invitation: InvitationObject, @Context() context: ViewerContext): Promise<UserObject> {
    return this.users.load(context, invitation.inviterId);
  }
}
