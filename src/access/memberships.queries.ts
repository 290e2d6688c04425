import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { distinctRoles, type MemberRole } from './core/member-role.js';

/** The roles of a person in an organization. */
export interface MembershipFacts {
  readonly organizationId: OrganizationKey;
  readonly userId: AccountKey;
  readonly roles: readonly MemberRole[];
}

interface MembershipRow {
  readonly organizationId: OrganizationKey;
  readonly accountId: AccountKey;
  readonly roles: MemberRole[];
}

const byOrganizations = statement('access.memberships-by-organization')`
  select m.organization_id as "organizationId", m.account_id as "accountId", m.roles
    from membership m join account a using (account_id)
   where m.organization_id = any ($1::bigint[])
   order by m.organization_id, a.name, m.account_id`;

/** The members of each organization, by name. */
export async function membershipsOf(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
): Promise<Map<OrganizationKey, MembershipFacts[]>> {
  const rows = await queryable.run<MembershipRow>(byOrganizations, [organizations]);
  const found = new Map<OrganizationKey, MembershipFacts[]>(organizations.map((id) => [id, []]));
  for (const row of rows) {
    const roles = distinctRoles(row.roles);
    found.get(row.organizationId)?.push({ organizationId: row.organizationId, userId: row.accountId, roles });
  }
  return found;
}
