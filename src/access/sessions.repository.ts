import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { userIds } from './ids.js';

const insert = statement(
  'access.insert-session',
  /* sql */ `insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)`,
);

const removeExpired = statement(
  'access.delete-expired-sessions',
  /* sql */ `delete from session where account_id = $1 and expires_at <= $2`,
);

const remove = statement('access.delete-session', /* sql */ `delete from session where token_hash = $1`);

const removeAll = statement('access.delete-sessions', /* sql */ `delete from session where account_id = $1`);

interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Also forgets the user's sessions that are over, so that they do not pile up. */
export async function insertSession(queryable: Queryable, session: NewSession): Promise<void> {
  const accountId = userIds.decode(session.userId);
  await queryable.run(removeExpired, [accountId, sqlInstant(session.createdAt)]);
  await queryable.run(insert, [
    session.tokenHash,
    accountId,
    sqlInstant(session.createdAt),
    sqlInstant(session.expiresAt),
  ]);
}

export async function deleteSession(queryable: Queryable, tokenHash: Buffer): Promise<void> {
  await queryable.run(remove, [tokenHash]);
}

export async function deleteSessionsOf(queryable: Queryable, userId: string): Promise<void> {
  await queryable.run(removeAll, [userIds.decode(userId)]);
}
