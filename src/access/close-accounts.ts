import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { endSessionsOf } from './sessions.repository.js';

const blank = statement(
  'access.close-accounts',
  /* sql */ `
  update account
     set closed_at = $2, name = 'Closed account', email = null, password_hash = null, is_platform_admin = false,
         locale = null, time_zone = null
   where account_id = any ($1::uuid[]) and closed_at is null`,
);

const leaveAll = statement(
  'access.delete-memberships',
  /* sql */ `
  delete from membership where account_id = any ($1::uuid[]) returning organization_id as "organizationId"`,
);

const forgetNetworks = statement(
  'access.forget-networks',
  /* sql */ `delete from known_network where account_id = any ($1::uuid[])`,
);

/**
 * Blanks the accounts and ends their sessions and memberships; triggers end their reset links. What they did stays.
 * The rules are the caller's. Answers the organizations that lost a member.
 */
export async function closeAccounts(tx: Tx, users: readonly AccountKey[], now: Instant): Promise<OrganizationKey[]> {
  await tx.run(blank, [users, sqlInstant(now)]);
  for (const userId of users) await endSessionsOf(tx, userId, now);
  await tx.run(forgetNetworks, [users]);
  const left = await tx.run<{ organizationId: OrganizationKey }>(leaveAll, [users]);
  return [...new Set(left.map(({ organizationId }) => organizationId))];
}
