import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

const needed = statement('access.needed-admin-of')`
  select organization_id as "organizationId", name from needed_admin_of($1, $2)`;

const another = statement('access.another-admin')`
  select exists (select from membership m join account a using (account_id)
                  where m.organization_id = $1 and m.account_id <> $2 and 'ADMIN' = any (m.roles)
                    and a.disabled_at is null) as another`;

export interface NeededAdmin {
  readonly organizationId: OrganizationKey;
  readonly name: string;
}

/**
 * The organizations that a person may not leave: the person is the last enabled ADMIN there, and there is another
 * member or a booking on either side that has not ended. The caller holds the locks of the organizations.
 */
export async function neededAsAdmin(queryable: Queryable, userId: AccountKey, now: Instant): Promise<NeededAdmin[]> {
  const rows = await queryable.run<NeededAdmin>(needed, [userId, sqlInstant(now)]);
  return rows.map(({ organizationId, name }) => ({ organizationId: organizationId, name }));
}

/** Whether an organization has an enabled ADMIN besides this person. */
export async function hasAnotherAdmin(
  queryable: Queryable,
  organizationId: OrganizationKey,
  userId: AccountKey,
): Promise<boolean> {
  const values = [organizationId, userId];
  const [row] = await queryable.run<{ another: boolean }>(another, values);
  return row?.another === true;
}
