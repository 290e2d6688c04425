import { IsNull } from 'typeorm';
import type { AccountKey } from '../platform/core/keys.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { AccountEntity } from './account.entity.js';
import { foldEmail } from './core/credentials.js';

type NewAccount = Pick<AccountEntity, 'name' | 'passwordHash' | 'createdAt'> & {
  readonly email: string;
  readonly isDemo?: boolean;
};

const insert = statement('access.insert-account')`
  insert into account (name, email, password_hash, created_at, is_demo) values ($1, $2, $3, $4, $5)
  on conflict (lower(email collate "C")) do nothing
  returning account_id as "accountId"`;

const credentials = statement('access.credentials-by-email')`
  select account_id as "accountId", password_hash as "passwordHash" from account
   where lower(email collate "C") = $1 and disabled_at is null`;

/** The new user's id; null when the e-mail is taken, in which case nothing changes. */
export async function insertAccount(queryable: Queryable, account: NewAccount): Promise<AccountKey | null> {
  const values = [
    account.name,
    account.email,
    account.passwordHash,
    sqlInstant(account.createdAt),
    account.isDemo ?? false,
  ];
  const [row] = await queryable.run<{ accountId: AccountKey }>(insert, values);
  return row === undefined ? null : row.accountId;
}

export async function setPlatformAdmin(
  queryable: Queryable,
  userId: AccountKey,
  isPlatformAdmin: boolean,
): Promise<void> {
  const account = { accountId: userId, isPlatformAdmin: !isPlatformAdmin, closedAt: IsNull() };
  await queryable.entities((manager) => manager.update(AccountEntity, account, { isPlatformAdmin }));
}

/** The account that may sign in with this address; a disabled one may not. */
export async function findCredentials(
  queryable: Queryable,
  foldedEmail: string,
): Promise<{ userId: AccountKey; passwordHash: string | null } | null> {
  const rows = await queryable.run<{ accountId: AccountKey; passwordHash: string | null }>(credentials, [foldedEmail]);
  return rows[0] === undefined ? null : { userId: rows[0].accountId, passwordHash: rows[0].passwordHash };
}

export async function setPasswordHash(queryable: Queryable, userId: AccountKey, passwordHash: string): Promise<void> {
  await queryable.entities((manager) => manager.update(AccountEntity, { accountId: userId }, { passwordHash }));
}

/** Keeps an account as it is until the transaction ends; null when it is disabled or closed. */
export function lockAccount(tx: Tx, userId: AccountKey): Promise<Pick<AccountEntity, 'passwordHash'> | null> {
  const where = { accountId: userId, disabledAt: IsNull(), closedAt: IsNull() };
  const lock = { mode: 'for_no_key_update' } as const;
  return tx.entities((manager) => manager.findOne(AccountEntity, { where, lock }));
}

const unmarked = statement('access.unmarked-credentials')`
  select account_id as "accountId", password_hash as "passwordHash" from account
   where lower(email collate "C") = any ($1::text[]) and not is_demo and password_hash is not null`;

/** Credentials of the accounts with these addresses that are not marked as demo. */
export async function unmarkedCredentials(
  queryable: Queryable,
  addresses: readonly string[],
): Promise<{ readonly userId: AccountKey; readonly passwordHash: string }[]> {
  const rows = await queryable.run<{ accountId: AccountKey; passwordHash: string }>(unmarked, [
    addresses.map(foldEmail),
  ]);
  return rows.map(({ accountId, passwordHash }) => ({ userId: accountId, passwordHash }));
}

export async function markDemo(queryable: Queryable, userId: AccountKey): Promise<void> {
  await queryable.entities((manager) => manager.update(AccountEntity, { accountId: userId }, { isDemo: true }));
}
