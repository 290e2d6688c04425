import { IsNull, Not } from 'typeorm';
import type { AccountKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { AccountEntity } from '../account.entity.js';

// The rows are locked in the order of their numbers, so two accounts that close never wait for each other.
const lockOrganizations = statement('access.lock-organizations-of')`
  select o.organization_id from organization o
   where o.organization_id in (select m.organization_id from membership m where m.account_id = $1)
   order by o.organization_id for no key update`;

/** Until the transaction ends, nobody else changes the members of the account's organizations. */
export async function lockOrganizationsOf(queryable: Queryable, userId: AccountKey): Promise<void> {
  await queryable.run(lockOrganizations, [userId]);
}

export function hasAnotherPlatformAdmin(queryable: Queryable, userId: AccountKey): Promise<boolean> {
  const another = { isPlatformAdmin: true, disabledAt: IsNull(), accountId: Not(userId) };
  return queryable.entities((manager) => manager.existsBy(AccountEntity, another));
}

/** False when the account is disabled already. */
export async function disableAccount(
  queryable: Queryable,
  disabled: { readonly userId: AccountKey; readonly by: AccountKey; readonly reason: string; readonly at: Instant },
): Promise<boolean> {
  const { userId, by, reason, at } = disabled;
  const enabled = { accountId: userId, disabledAt: IsNull(), closedAt: IsNull() };
  const change = { disabledAt: at, disabledBy: by, disabledReason: reason };
  const { affected } = await queryable.entities((manager) => manager.update(AccountEntity, enabled, change));
  return affected === 1;
}

/** False when the account is not disabled. */
export async function enableAccount(queryable: Queryable, userId: AccountKey): Promise<boolean> {
  const disabled = { accountId: userId, disabledAt: Not(IsNull()) };
  const change = { disabledAt: null, disabledBy: null, disabledReason: null };
  const { affected } = await queryable.entities((manager) => manager.update(AccountEntity, disabled, change));
  return affected === 1;
}
