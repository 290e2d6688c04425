import { IsNull, MoreThan } from 'typeorm';
import type { AccountKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { PasswordResetEntity } from './password-reset.entity.js';

const open = statement('access.open-reset')`
  select a.account_id as "accountId", a.name, a.email
    from password_reset r join account a using (account_id)
   where r.token_hash = $1 and r.used_at is null and not r.is_revoked and r.expires_at > $2
     and a.disabled_at is null and a.closed_at is null`;

/** `issuedBy` null = the operator, by a command; `organizationId` null = as platform admin or operator. */
export type NewReset = Pick<
  PasswordResetEntity,
  'tokenHash' | 'accountId' | 'issuedBy' | 'organizationId' | 'issuedAt' | 'expiresAt'
>;

/** When the nth newest of the account's links since an instant was issued; null = there are fewer. */
export async function nthNewestReset(
  queryable: Queryable,
  userId: AccountKey,
  since: Instant,
  place: number,
): Promise<Instant | null> {
  const where = { accountId: userId, issuedAt: MoreThan(since) };
  const [reset] = await queryable.entities((manager) =>
    manager.find(PasswordResetEntity, { where, order: { issuedAt: 'DESC' }, skip: place - 1, take: 1 }),
  );
  return reset?.issuedAt ?? null;
}

export async function revokeResets(queryable: Queryable, userId: AccountKey): Promise<void> {
  const open = { accountId: userId, usedAt: IsNull(), isRevoked: false };
  await queryable.entities((manager) => manager.update(PasswordResetEntity, open, { isRevoked: true }));
}

export async function insertReset(queryable: Queryable, reset: NewReset): Promise<void> {
  await queryable.entities((manager) => manager.insert(PasswordResetEntity, reset));
}

/** The account whose password the link sets; null when the link is unknown, used, revoked or old. */
export async function openReset(
  queryable: Queryable,
  tokenHash: Buffer,
  now: Instant,
): Promise<{ readonly userId: AccountKey; readonly name: string; readonly email: string } | null> {
  const values = [tokenHash, sqlInstant(now)];
  const [row] = await queryable.run<{ accountId: AccountKey; name: string; email: string }>(open, values);
  return row === undefined ? null : { userId: row.accountId, name: row.name, email: row.email };
}

/** False when the link is not open any more. */
export async function recordUse(queryable: Queryable, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const open = { tokenHash, usedAt: IsNull(), isRevoked: false, expiresAt: MoreThan(now) };
  const { affected } = await queryable.entities((manager) =>
    manager.update(PasswordResetEntity, open, { usedAt: now }),
  );
  return affected === 1;
}
