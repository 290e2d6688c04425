import { IsNull, MoreThan } from 'typeorm';
import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import { MOST_SESSIONS, sessionEnd, type SessionRules } from './core/session-life.js';
import { SessionEntity } from './session.entity.js';

/** A sign-in that is alive. */
export interface SessionFacts {
  readonly key: SessionKey;
  readonly tokenHash: Buffer;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly device: string;
}

/** The sessions of an account that are alive, the one seen last first. */
export async function sessionsOf(
  queryable: Queryable,
  userId: AccountKey,
  now: Instant,
  rules: SessionRules,
): Promise<SessionFacts[]> {
  const where = {
    accountId: userId,
    endedAt: IsNull(),
    expiresAt: MoreThan(now),
    lastSeenAt: MoreThan(now - rules.idleMs),
  };
  const order = { lastSeenAt: 'DESC', sessionId: 'DESC' } as const;
  const alive = await queryable.entities((manager) =>
    manager.find(SessionEntity, { where, order, take: MOST_SESSIONS }),
  );
  return alive.map(({ sessionId, expiresAt, ...session }) => ({
    ...session,
    key: sessionId,
    expiresAt: sessionEnd(session.lastSeenAt, expiresAt, rules),
  }));
}

const ends = statement('access.ends-of-sessions')`
  select s.token_hash as "tokenHash", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
    from session s join account a on a.account_id = s.account_id
   where s.token_hash = any ($1::bytea[]) and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3
     and a.disabled_at is null and a.closed_at is null`;

/** When sessions end unless they are used before, by the hash of their token in hex; those that are over are left out. */
export async function endsOfSessions(
  queryable: Queryable,
  tokenHashes: readonly Buffer[],
  now: Instant,
  rules: SessionRules,
): Promise<Map<string, Instant>> {
  const values = [tokenHashes, sqlInstant(now), sqlInstant(now - rules.idleMs)];
  const rows = await queryable.run<{ tokenHash: Buffer; lastSeenAt: Date; expiresAt: Date }>(ends, values);
  return new Map(
    rows.map(({ tokenHash, lastSeenAt, expiresAt }) => [
      tokenHash.toString('hex'),
      sessionEnd(instantOf(lastSeenAt), instantOf(expiresAt), rules),
    ]),
  );
}
