import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { foldEmail } from './core/credentials.js';
import type { UserFacts } from './user.object.js';

const byIds = statement(
  'access.users-by-id',
  /* sql */ `select account_id as "accountId", name, email from account where account_id = any ($1::uuid[])`,
);

const byEmail = statement(
  'access.user-by-email',
  /* sql */ `select account_id as "accountId" from account where lower(email collate "C") = $1`,
);

const sharing = statement(
  'access.users-in-organizations',
  /* sql */ `
  select distinct account_id as "accountId" from membership
   where account_id = any ($1::uuid[]) and organization_id = any ($2::bigint[])`,
);

export async function usersById(
  queryable: Queryable,
  keys: readonly AccountKey[],
): Promise<Map<AccountKey, UserFacts>> {
  const rows = await queryable.run<{ accountId: AccountKey; name: string; email: string | null }>(byIds, [keys]);
  return new Map(rows.map(({ accountId, name, email }) => [accountId, { key: accountId, name, email }]));
}

/** The person who signed up with this e-mail; upper and lower case are the same. */
export async function userIdByEmail(queryable: Queryable, email: string): Promise<AccountKey | null> {
  const [row] = await queryable.run<{ accountId: AccountKey }>(byEmail, [foldEmail(email)]);
  return row === undefined ? null : row.accountId;
}

/** The users who belong to at least one of the organizations. */
export async function usersWithin(
  queryable: Queryable,
  keys: readonly AccountKey[],
  organizations: readonly OrganizationKey[],
): Promise<Set<AccountKey>> {
  const rows = await queryable.run<{ accountId: AccountKey }>(sharing, [keys, organizations]);
  return new Set(rows.map((row) => row.accountId));
}
