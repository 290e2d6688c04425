import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { distinctRoles, ViewerObject } from '../access/index.js';
import { MembershipObject } from './membership.object.js';

/** Fields of the viewer that belong to this slice. */
@Resolver(() => ViewerObject)
export class ViewerMembershipsResolver {
  @ResolveField(() => [MembershipObject], {
    description: "The viewer's organizations, in the order in which they were registered.",
  })
  memberships(@Parent() { viewer }: ViewerObject): MembershipObject[] {
    return [...viewer.roles].map(
      ([organizationId, roles]) =>
        new MembershipObject({ organizationId, userId: viewer.accountKey, roles: distinctRoles([...roles]) }),
    );
  }
}
