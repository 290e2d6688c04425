import { type Queryable, statement } from '../platform/db/database.js';
import { foldEmail } from './core/credentials.js';
import { organizationIds, userIds } from './ids.js';
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

const decoded = (userIdsOfApi: readonly string[]): string[] =>
  userIdsOfApi.map((id) => userIds.decode(id)).filter((id) => id !== null);

export async function usersById(queryable: Queryable, ids: readonly string[]): Promise<Map<string, UserFacts>> {
  const rows = await queryable.run<{ accountId: string; name: string; email: string | null }>(byIds, [decoded(ids)]);
  return new Map(
    rows.map(({ accountId, name, email }) => {
      const id = userIds.encode(accountId);
      return [id, { id, name, email }];
    }),
  );
}

/** The person who signed up with this e-mail; upper and lower case are the same. */
export async function userIdByEmail(queryable: Queryable, email: string): Promise<string | null> {
  const [row] = await queryable.run<{ accountId: string }>(byEmail, [foldEmail(email)]);
  return row === undefined ? null : userIds.encode(row.accountId);
}

/** Those of the users who belong to at least one of the organizations. */
export async function usersWithin(
  queryable: Queryable,
  ids: readonly string[],
  organizations: readonly string[],
): Promise<Set<string>> {
  const within = organizations.map((id) => organizationIds.decode(id)).filter((id) => id !== null);
  const rows = await queryable.run<{ accountId: string }>(sharing, [decoded(ids), within]);
  return new Set(rows.map((row) => userIds.encode(row.accountId)));
}
