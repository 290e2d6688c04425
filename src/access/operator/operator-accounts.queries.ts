import { type FindOptionsWhere, IsNull, Raw } from 'typeorm';
import type { AccountKey } from '../../platform/core/keys.js';
import type { Queryable } from '../../platform/db/database.js';
import { AccountEntity } from '../account.entity.js';
import { foldEmail } from '../core/credentials.js';

/** An account as the operator sees it. */
export interface OperatorAccount {
  readonly userId: AccountKey;
  readonly name: string;
  readonly email: string;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly isDemo: boolean;
}

/** At most 1,000, in the order in which the accounts were made. */
async function accountsBy(queryable: Queryable, where: FindOptionsWhere<AccountEntity>): Promise<OperatorAccount[]> {
  const accounts = await queryable.entities((manager) =>
    manager.find(AccountEntity, { where, order: { accountId: 'ASC' }, take: 1000 }),
  );
  return accounts.map(({ accountId, name, email, isPlatformAdmin, disabledAt, isDemo }) => ({
    userId: accountId,
    name,
    email: email ?? '',
    isPlatformAdmin,
    isEnabled: disabledAt === null,
    isDemo,
  }));
}

export async function accountByEmail(queryable: Queryable, email: string): Promise<OperatorAccount | null> {
  const folded = Raw((column) => `lower(${column} collate "C") = :email`, { email: foldEmail(email) });
  return (await accountsBy(queryable, { email: folded }))[0] ?? null;
}

/** All platform administrators, the disabled ones too. */
export const platformAdmins = (queryable: Queryable): Promise<OperatorAccount[]> =>
  accountsBy(queryable, { isPlatformAdmin: true });

/** Demo accounts that can sign in. */
export const enabledDemoAccounts = (queryable: Queryable): Promise<OperatorAccount[]> =>
  accountsBy(queryable, { isDemo: true, closedAt: IsNull(), disabledAt: IsNull() });
