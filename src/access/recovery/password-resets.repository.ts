import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';

const nth = statement(
  'access.nth-newest-reset',
  /* sql */ `
  select issued_at as "issuedAt" from password_reset where account_id = $1 and issued_at > $2
   order by issued_at desc offset $3 - 1 limit 1`,
);

const revokeOpen = statement(
  'access.revoke-resets',
  /* sql */ `
  update password_reset set is_revoked = true where account_id = $1 and used_at is null and not is_revoked`,
);

const insert = statement(
  'access.insert-reset',
  /* sql */ `
  insert into password_reset (token_hash, account_id, issued_by, organization_id, issued_at, expires_at)
  values ($1, $2, $3, $4, $5, $6)`,
);

const open = statement(
  'access.open-reset',
  /* sql */ `
  select a.account_id as "accountId", a.name, a.email
    from password_reset r join account a using (account_id)
   where r.token_hash = $1 and r.used_at is null and not r.is_revoked and r.expires_at > $2
     and a.disabled_at is null and a.closed_at is null`,
);

const use = statement(
  'access.use-reset',
  /* sql */ `
  update password_reset set used_at = $2
   where token_hash = $1 and used_at is null and not is_revoked and expires_at > $2
  returning account_id as "accountId"`,
);

export interface NewReset {
  readonly tokenHash: Buffer;
  readonly userId: AccountKey;
  /** null = the operator, by a command. */
  readonly issuedBy: AccountKey | null;
  /** The organization as whose ADMIN the issuer acts; null = as platform admin or operator. */
  readonly organizationId: OrganizationKey | null;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** When the nth newest of the account's links since an instant was issued; null = there are fewer. */
export async function nthNewestReset(
  queryable: Queryable,
  userId: AccountKey,
  since: Instant,
  place: number,
): Promise<Instant | null> {
  const values = [userId, sqlInstant(since), place];
  const [row] = await queryable.run<{ issuedAt: Date }>(nth, values);
  return instantOrNull(row?.issuedAt ?? null);
}

export async function revokeResets(queryable: Queryable, userId: AccountKey): Promise<void> {
  await queryable.run(revokeOpen, [userId]);
}

export async function insertReset(queryable: Queryable, reset: NewReset): Promise<void> {
  await queryable.run(insert, [
    reset.tokenHash,
    reset.userId,
    reset.issuedBy,
    reset.organizationId,
    sqlInstant(reset.issuedAt),
    sqlInstant(reset.expiresAt),
  ]);
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
  return (await queryable.run(use, [tokenHash, sqlInstant(now)])).length > 0;
}
