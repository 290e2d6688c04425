import { In, IsNull } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { AccountEntity } from './account.entity.js';
import { KnownNetworkEntity } from './known-network.entity.js';
import { endSessionsOf } from './sessions.repository.js';

/** A closed account says nothing of its person. */
const blank = {
  name: 'Closed account',
  email: null,
  passwordHash: null,
  isPlatformAdmin: false,
  locale: null,
  timeZone: null,
};

const leaveAll = statement('access.delete-memberships')`
  delete from membership where account_id = any ($1::uuid[]) returning organization_id as "organizationId"`;

/**
 * Blanks the accounts and ends their sessions and memberships; triggers end their reset links. What they did stays.
 * The rules are the caller's. Answers the organizations that lost a member.
 */
export async function closeAccounts(tx: Tx, users: readonly AccountKey[], now: Instant): Promise<OrganizationKey[]> {
  const open = { accountId: In([...users]), closedAt: IsNull() };
  await tx.entities((manager) => manager.update(AccountEntity, open, { ...blank, closedAt: now }));
  for (const userId of users) await endSessionsOf(tx, userId, now);
  await tx.entities((manager) => manager.delete(KnownNetworkEntity, { accountId: In([...users]) }));
  const left = await tx.run<{ organizationId: OrganizationKey }>(leaveAll, [users]);
  return [...new Set(left.map(({ organizationId }) => organizationId))];
}
