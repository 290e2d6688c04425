import type { AccountKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import type { Locale } from '../../platform/core/locale.js';

/** Details that people give about themselves beyond their names; null = not said. */
export interface Profile {
  readonly locale: Locale | null;
  readonly timeZone: string | null;
}

/** Changes of a profile; undefined = as it is. */
export interface ProfileChange {
  readonly name?: string | undefined;
  readonly locale?: Locale | null | undefined;
  readonly timeZone?: string | null | undefined;
}

const byIds = statement(
  'access.profiles',
  /* sql */ `
  select account_id as "accountId", locale, time_zone as "timeZone" from account where account_id = any ($1::uuid[])`,
);

const update = statement(
  'access.update-profile',
  /* sql */ `
  update account
     set name = coalesce($2, name),
         locale = case when $3 then $4 else locale end,
         time_zone = case when $5 then $6 else time_zone end
   where account_id = $1 and closed_at is null`,
);

export async function profilesOf(
  queryable: Queryable,
  users: readonly AccountKey[],
): Promise<Map<AccountKey, Profile>> {
  const rows = await queryable.run<Profile & { accountId: AccountKey }>(byIds, [users]);
  return new Map(rows.map(({ accountId, locale, timeZone }) => [accountId, { locale, timeZone }]));
}

export async function updateProfile(queryable: Queryable, userId: AccountKey, change: ProfileChange): Promise<void> {
  const { name, locale, timeZone } = change;
  await queryable.run(update, [
    userId,
    name ?? null,
    locale !== undefined,
    locale ?? null,
    timeZone !== undefined,
    timeZone ?? null,
  ]);
}
