import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import { deviceOf } from './core/device.js';
import { sessionEnd, type SessionRules } from './core/session-life.js';
import type { Viewer } from './core/viewer.js';
import { rememberNetwork } from './known-networks.repository.js';
import type { Origin } from './origin.js';
import { hashSecret, newSecret } from './secret.js';
import { endSession, insertSession } from './sessions.repository.js';
import { viewerByUser } from './viewers.queries.js';

export interface SignedIn {
  readonly token: string;
  /** When the session ends unless it is used before. */
  readonly expiresAt: Instant;
  /** When it ends however much it is used. */
  readonly longestUntil: Instant;
  readonly viewer: Viewer;
}

/**
 * A new session of a user whose identity is proven; it ends the one that the request came with. Null when the account
 * was disabled or closed meanwhile.
 */
export async function openSession(
  tx: Tx,
  userId: AccountKey,
  now: Instant,
  rules: SessionRules,
  origin: Origin,
): Promise<SignedIn | null> {
  const token = newSecret();
  const longestUntil = now + rules.longestMs;
  const inserted = await insertSession(tx, {
    tokenHash: hashSecret(token),
    userId,
    createdAt: now,
    expiresAt: longestUntil,
    device: deviceOf(origin.userAgent),
    idleMs: rules.idleMs,
  });
  if (!inserted) return null;
  await rememberNetwork(tx, userId, origin.network, now);
  if (origin.token !== null) await endSession(tx, hashSecret(origin.token), now);
  const viewer = await viewerByUser(tx, userId, now);
  if (viewer === null) throw new Error(`user ${userId} vanished while signing in`);
  return { token, expiresAt: sessionEnd(now, longestUntil, rules), longestUntil, viewer };
}
