import { statement, type Tx } from '../platform/db/database.js';
import { distinctRoles } from './core/member-role.js';
import type { MembershipFacts } from './memberships.queries.js';

const upsert = statement(
  'access.upsert-membership',
  /* sql */ `
  insert into membership (organization_id, account_id, roles) values ($1, $2, $3)
  on conflict on constraint membership_pkey do update set roles = excluded.roles`,
);

const remove = statement(
  'access.delete-membership',
  /* sql */ `delete from membership where organization_id = $1 and account_id = $2`,
);

/** Roles replace those that were held; none removes the member. Rules are the caller's. */
export async function setRoles(tx: Tx, membership: MembershipFacts): Promise<void> {
  const key = [membership.organizationId, membership.userId];
  if (membership.roles.length === 0) await tx.run(remove, key);
  else await tx.run(upsert, [...key, distinctRoles(membership.roles)]);
}
