import type { AccountKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';

// The rows are locked in the order of their numbers, so two accounts that close never wait for each other.
const lockOrganizations = statement(
  'access.lock-organizations-of',
  /* sql */ `
  select o.organization_id from organization o
   where o.organization_id in (select m.organization_id from membership m where m.account_id = $1)
   order by o.organization_id for no key update`,
);

const anotherAdmin = statement(
  'access.another-platform-admin',
  /* sql */ `
  select exists (select from account
                  where is_platform_admin and disabled_at is null and account_id <> $1) as another`,
);

const disable = statement(
  'access.disable-account',
  /* sql */ `
  update account set disabled_at = $2, disabled_by = $3, disabled_reason = $4
   where account_id = $1 and disabled_at is null and closed_at is null returning account_id`,
);

const enable = statement(
  'access.enable-account',
  /* sql */ `
  update account set disabled_at = null, disabled_by = null, disabled_reason = null
   where account_id = $1 and disabled_at is not null returning account_id`,
);

/** Until the transaction ends, nobody else changes the members of the account's organizations. */
export async function lockOrganizationsOf(queryable: Queryable, userId: AccountKey): Promise<void> {
  await queryable.run(lockOrganizations, [userId]);
}

export async function hasAnotherPlatformAdmin(queryable: Queryable, userId: AccountKey): Promise<boolean> {
  const [row] = await queryable.run<{ another: boolean }>(anotherAdmin, [userId]);
  return row?.another === true;
}

/** False when the account is disabled already. */
export async function disableAccount(
  queryable: Queryable,
  disabled: { readonly userId: AccountKey; readonly by: AccountKey; readonly reason: string; readonly at: Instant },
): Promise<boolean> {
  const { userId, by, reason, at } = disabled;
  const values = [userId, sqlInstant(at), by, reason];
  return (await queryable.run(disable, values)).length > 0;
}

/** False when the account is not disabled. */
export async function enableAccount(queryable: Queryable, userId: AccountKey): Promise<boolean> {
  return (await queryable.run(enable, [userId])).length > 0;
}
