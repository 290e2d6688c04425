import { IsNull, MoreThan } from 'typeorm';
import type { AccountKey, SessionKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Queryable } from '../platform/db/database.js';
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
