import { In, IsNull } from 'typeorm';
import type { AccountKey } from '../../platform/core/keys.js';
import type { Queryable } from '../../platform/db/database.js';
import { AccountEntity } from '../account.entity.js';

/** Details that people give about themselves beyond their names; null = not said. */
export type Profile = Pick<AccountEntity, 'locale' | 'timeZone'>;

/** Changes of a profile; undefined = as it is. */
export type ProfileChange = { readonly [Field in 'name' | keyof Profile]?: AccountEntity[Field] | undefined };

export async function profilesOf(
  queryable: Queryable,
  users: readonly AccountKey[],
): Promise<Map<AccountKey, Profile>> {
  const accounts = await queryable.entities((manager) => manager.findBy(AccountEntity, { accountId: In([...users]) }));
  return new Map(accounts.map(({ accountId, locale, timeZone }) => [accountId, { locale, timeZone }]));
}

export async function updateProfile(queryable: Queryable, userId: AccountKey, change: ProfileChange): Promise<void> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  const account = { accountId: userId, closedAt: IsNull() };
  await queryable.entities((manager) => manager.update(AccountEntity, account, given));
}
