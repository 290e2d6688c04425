import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import { MOST_SESSIONS, sessionEnd, type SessionRules } from './core/session-life.js';

/** A sign-in that is alive. */
export interface SessionFacts {
  readonly key: SessionKey;
  readonly tokenHash: Buffer;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly device: string;
}

interface Row {
  readonly sessionId: SessionKey;
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly device: string;
}

const alive = statement(
  'access.sessions-of-account',
  /* sql */ `
  select session_id as "sessionId", token_hash as "tokenHash", created_at as "createdAt",
         last_seen_at as "lastSeenAt", expires_at as "expiresAt", device
    from session
   where account_id = $1 and ended_at is null and expires_at > $2
     and last_seen_at + $3 * interval '1 millisecond' > $2
   order by last_seen_at desc, session_id desc limit ${MOST_SESSIONS}`,
);

/** The sessions of an account that are alive, the one seen last first. */
export async function sessionsOf(
  queryable: Queryable,
  userId: AccountKey,
  now: Instant,
  rules: SessionRules,
): Promise<SessionFacts[]> {
  const rows = await queryable.run<Row>(alive, [userId, sqlInstant(now), rules.idleMs]);
  return rows.map(({ sessionId, tokenHash, createdAt, lastSeenAt, expiresAt, device }) => ({
    key: sessionId,
    tokenHash,
    createdAt: instantOf(createdAt),
    lastSeenAt: instantOf(lastSeenAt),
    expiresAt: sessionEnd(instantOf(lastSeenAt), instantOf(expiresAt), rules),
    device,
  }));
}
