import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { distinctRoles, type MemberRole } from './core/member-role.js';
import { organizationIds, userIds } from './ids.js';

/** Somebody's roles in an organization. */
export interface MembershipFacts {
  readonly organizationId: string;
  readonly userId: string;
  readonly roles: readonly MemberRole[];
}

interface MembershipRow {
  readonly organizationId: string;
  readonly accountId: string;
  readonly roles: MemberRole[];
}

const byOrganizations = statement(
  'access.memberships-by-organization',
  /* sql */ `
  select m.organization_id as "organizationId", m.account_id as "accountId", m.roles
    from membership m join account a using (account_id)
   where m.organization_id = any ($1::bigint[])
   order by m.organization_id, a.name, m.account_id`,
);

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

/** The members of each organization, by name. */
export async function membershipsOf(
  queryable: Queryable,
  organizations: readonly string[],
): Promise<Map<string, MembershipFacts[]>> {
  const keys = organizations.map((id) => organizationIds.decode(id)).filter((id) => id !== null);
  const rows = await queryable.run<MembershipRow>(byOrganizations, [keys]);
  const found = new Map<string, MembershipFacts[]>(organizations.map((id) => [id, []]));
  for (const row of rows) {
    const organizationId = organizationIds.encode(row.organizationId);
    const roles = distinctRoles(row.roles);
    found.get(organizationId)?.push({ organizationId, userId: userIds.encode(row.accountId), roles });
  }
  return found;
}

/** Roles replace those that were held; none removes the member. Rules are the caller's. */
export async function setRoles(tx: Tx, membership: MembershipFacts): Promise<void> {
  const key = [organizationIds.decode(membership.organizationId), userIds.decode(membership.userId)];
  if (membership.roles.length === 0) await tx.run(remove, key);
  else await tx.run(upsert, [...key, distinctRoles(membership.roles)]);
}
