import type { OrganizationKey } from '../platform/core/keys.js';
import { statement, type Tx } from '../platform/db/database.js';

const suspend = statement('organizations.suspend-deserted')`
  update organization o set status = 'SUSPENDED', status_reason = null
   where o.organization_id = any ($1::bigint[]) and o.status <> 'SUSPENDED'
     and not exists (select from membership m where m.organization_id = o.organization_id)
  returning o.organization_id as "organizationId"`;

/** Suspends those of the organizations that have no member left, because nobody answers for them; answers their ids. */
export async function suspendDeserted(tx: Tx, organizations: readonly OrganizationKey[]): Promise<OrganizationKey[]> {
  const rows = await tx.run<{ organizationId: OrganizationKey }>(suspend, [organizations]);
  return rows.map(({ organizationId }) => organizationId);
}
