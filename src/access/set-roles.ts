import type { Tx } from '../platform/db/database.js';
import { distinctRoles } from './core/member-role.js';
import { MembershipEntity } from './membership.entity.js';
import type { MembershipFacts } from './memberships.queries.js';

/** Replaces the roles of a person in an organization; no roles end the membership. Rules are the caller's. */
export async function setRoles(tx: Tx, { organizationId, userId, roles }: MembershipFacts): Promise<void> {
  const place = { organizationId, accountId: userId };
  await tx.entities(async (manager) => {
    if (roles.length === 0) await manager.delete(MembershipEntity, place);
    else await manager.upsert(MembershipEntity, { ...place, roles: distinctRoles(roles) }, Object.keys(place));
  });
}
