import { type Queryable, statement } from '../platform/db/database.js';
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
