import type { AccountKey } from '../platform/core/keys.js';
import { type Actor, actorFor, distinctRoles, type MemberRole, type Viewer } from '../access/index.js';
import { changesBetween, type NewHappening } from '../happenings/index.js';
import type { OrganizationFacts } from './core/organization.js';

type Told = Pick<NewHappening, 'kind' | 'at' | 'changes' | 'reason'>;

/** A happening about an organization itself. A platform admin acts for no side. */
export const ofOrganization = (actor: Actor, organization: Pick<OrganizationFacts, 'key' | 'name'>, told: Told) => ({
  ...told,
  actor,
  organization: organization.key,
  subject: { kind: 'ORGANIZATION' as const, id: null },
  title: organization.name,
});

/** The viewer, acting for the organization if a member of it. */
export const memberActor = (viewer: Viewer, organizationId: OrganizationFacts['key']): Actor =>
  actorFor(viewer, viewer.roles.has(organizationId) ? organizationId : null);

/** A happening about the roles of a person in an organization; null when they stayed as they were. */
export function ofMember(
  actor: Actor,
  organization: Pick<OrganizationFacts, 'key' | 'name'>,
  member: {
    readonly userId: AccountKey;
    readonly before: readonly MemberRole[];
    readonly after: readonly MemberRole[];
  },
  told: Pick<NewHappening, 'kind' | 'at'>,
): NewHappening[] {
  const changes = changesBetween({ roles: distinctRoles(member.before) }, { roles: distinctRoles(member.after) });
  if (changes.length === 0) return [];
  return [
    { ...ofOrganization(actor, organization, { ...told, changes }), subject: { kind: 'ACCOUNT', id: member.userId } },
  ];
}
