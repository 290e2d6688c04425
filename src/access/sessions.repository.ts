import { IsNull, Not } from 'typeorm';
import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { MOST_SESSIONS } from './core/session-life.js';
import { SessionEntity } from './session.entity.js';

// The lock also keeps an account from being disabled or closed meanwhile.
const lockAccount = statement('access.lock-open-account')`
  select account_id from account
   where account_id = $1 and disabled_at is null and closed_at is null for no key update`;

// Lapsed sessions ended when they lapsed; of the others, those seen longest ago make room.
const makeRoom = statement('access.make-room-for-session')`
  update session s
     set ended_at = case when r.is_lapsed then least(s.expires_at, s.last_seen_at + $3 * interval '1 millisecond')
                         else $2 end
    from (select token_hash, is_lapsed,
                 row_number() over (partition by is_lapsed order by last_seen_at desc, session_id desc) as place
            from (select token_hash, session_id, last_seen_at,
                         expires_at <= $2 or last_seen_at + $3 * interval '1 millisecond' <= $2 as is_lapsed
                    from session where account_id = $1 and ended_at is null) each) r
   where s.token_hash = r.token_hash and (r.is_lapsed or r.place >= ${MOST_SESSIONS})`;

// Ended ones are kept for a while, but somebody who signs in all day does not fill the table.
const forgetEnded = statement('access.forget-ended-sessions')`
  delete from session where token_hash in (
    select token_hash from session where account_id = $1 and ended_at is not null order by ended_at desc offset 200)`;

const endOwn = statement('access.end-own-session')`
  update session set ended_at = $3
   where session_id = $1 and account_id = $2 and ended_at is null
     and expires_at > $3 and last_seen_at + $4 * interval '1 millisecond' > $3
  returning token_hash as "tokenHash"`;

const see = statement('access.see-sessions')`
  update session s set last_seen_at = seen.at
    from unnest($1::bytea[], $2::timestamptz[]) seen(token_hash, at)
   where s.token_hash = seen.token_hash and s.ended_at is null and s.last_seen_at < seen.at`;

interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: AccountKey;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly device: string;
  readonly idleMs: number;
}

/** Makes room for the session and adds it. False when the account is disabled or closed. */
export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const { tokenHash, userId, device, idleMs } = session;
  const accountId = userId;
  const createdAt = sqlInstant(session.createdAt);
  if ((await tx.run(lockAccount, [accountId])).length === 0) return false;
  await tx.run(makeRoom, [accountId, createdAt, idleMs]);
  await tx.run(forgetEnded, [accountId]);
  const { createdAt: lastSeenAt, expiresAt } = session;
  const added = { tokenHash, accountId, createdAt: lastSeenAt, lastSeenAt, expiresAt, device };
  await tx.entities((manager) => manager.insert(SessionEntity, added));
  return true;
}

export async function endSession(queryable: Queryable, tokenHash: Buffer, now: Instant): Promise<void> {
  const open = { tokenHash, endedAt: IsNull() };
  await queryable.entities((manager) => manager.update(SessionEntity, open, { endedAt: now }));
}

/** The hash of the ended session's token; null when the account has no such session that is alive. */
export async function endOwnSession(
  queryable: Queryable,
  own: { readonly sessionId: SessionKey; readonly userId: AccountKey; readonly idleMs: number },
  now: Instant,
): Promise<Buffer | null> {
  const values = [own.sessionId, own.userId, sqlInstant(now), own.idleMs];
  const [row] = await queryable.run<{ tokenHash: Buffer }>(endOwn, values);
  return row?.tokenHash ?? null;
}

/** Ends all sessions of an account but the one that is to stay; null = none stays. */
export async function endSessionsOf(
  queryable: Queryable,
  userId: AccountKey,
  now: Instant,
  staying: Buffer | null = null,
): Promise<void> {
  const open = { accountId: userId, endedAt: IsNull(), ...(staying === null ? {} : { tokenHash: Not(staying) }) };
  await queryable.entities((manager) => manager.update(SessionEntity, open, { endedAt: now }));
}

export async function markSeen(
  queryable: Queryable,
  seen: readonly { readonly tokenHash: Buffer; readonly at: Instant }[],
): Promise<void> {
  await queryable.run(see, [seen.map(({ tokenHash }) => tokenHash), seen.map(({ at }) => sqlInstant(at))]);
}
