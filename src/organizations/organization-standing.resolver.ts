import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { may, UserLoader, UserObject, type ViewerContext } from '../access/index.js';
import { usualRetentionMonths } from './core/organization-details.js';
import { actionsOf, type OrganizationAction } from './core/organization-actions.js';
import { OrganizationActionEnum, OrganizationObject } from './organization.object.js';

/** How an organization came to be where it stands, and what the viewer may do about it. */
@Resolver(() => OrganizationObject)
export class OrganizationStandingResolver {
  constructor(private readonly users: UserLoader) {}

  @ResolveField(() => UserObject, {
    nullable: true,
    description: 'The person who registered it, for members and platform admins; null for others and when unknown.',
  })
  async registeredBy(
    @Parent() { key, registeredByKey }: OrganizationObject,
    @Context() context: ViewerContext,
  ): Promise<UserObject | null> {
    const { viewer } = context;
    if (registeredByKey === null || viewer === null || !may(viewer, 'registration', { own: key })) return null;
    return this.users.load(context, registeredByKey);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Why it was declined or suspended, for members and platform admins; null for others, and when there is no reason.',
  })
  statusReason(
    @Parent() { key, confidentialStatusReason }: OrganizationObject,
    @Context() { viewer }: ViewerContext,
  ): string | null {
    return viewer !== null && may(viewer, 'registration', { own: key }) ? confidentialStatusReason : null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Months for which learners are kept after they left, 36 unless it says otherwise; null for others than its members.',
  })
  learnerRetentionMonths(
    @Parent() { key, confidentialRetentionMonths }: OrganizationObject,
    @Context() { viewer }: ViewerContext,
  ): number | null {
    if (viewer === null || !may(viewer, 'memberships', { own: key })) return null;
    return confidentialRetentionMonths ?? usualRetentionMonths;
  }

  @ResolveField(() => [OrganizationActionEnum], {
    description: 'Actions that role and status allow the viewer now, each once; other rules may still refuse them.',
  })
  viewerCan(
    @Parent() { key, status, confidentialStatusReason }: OrganizationObject,
    @Context() { viewer }: ViewerContext,
  ): OrganizationAction[] {
    return viewer === null ? [] : actionsOf(viewer, { key, status, statusReason: confidentialStatusReason });
  }
}
