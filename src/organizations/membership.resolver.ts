import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UserLoader, UserObject, type ViewerContext } from '../access/index.js';
import { MembershipObject } from './membership.object.js';
import { OrganizationLoader } from './organization-loader.js';
import { OrganizationObject } from './organization.object.js';

@Resolver(() => MembershipObject)
export class MembershipResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly users: UserLoader,
  ) {}

  @ResolveField(() => OrganizationObject, { description: 'Where.' })
  organization(@Parent() membership: MembershipObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, membership.organizationId);
  }

  @ResolveField(() => UserObject, { description: 'The person.' })
  user(@Parent() membership: MembershipObject, @Context() context: ViewerContext): Promise<UserObject> {
    return this.users.load(context, membership.userId);
  }
}
