import { In } from 'typeorm';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { AccountEntity } from './account.entity.js';
import { foldEmail } from './core/credentials.js';
import { MembershipEntity } from './membership.entity.js';
import type { UserFacts } from './user.object.js';

const byEmail = statement('access.user-by-email')`
  select account_id as "accountId" from account where lower(email collate "C") = $1`;

export async function usersById(
  queryable: Queryable,
  keys: readonly AccountKey[],
): Promise<Map<AccountKey, UserFacts>> {
  const accounts = await queryable.entities((manager) => manager.findBy(AccountEntity, { accountId: In([...keys]) }));
  return new Map(accounts.map(({ accountId, name, email }) => [accountId, { key: accountId, name, email }]));
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
  const where = { accountId: In([...keys]), organizationId: In([...organizations]) };
  const memberships = await queryable.entities((manager) => manager.findBy(MembershipEntity, where));
  return new Set(memberships.map(({ accountId }) => accountId));
}
