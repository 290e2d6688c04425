import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { Viewer } from './core/viewer.js';
import { hashSecret, newSecret } from './secret.js';
import { insertSession } from './sessions.repository.js';
import { viewerByUser } from './viewers.queries.js';

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly viewer: Viewer;
}

/** A new session of a user whose identity is proven. */
export async function openSession(tx: Tx, userId: string, now: Instant, days: number): Promise<SignedIn> {
  const token = newSecret();
  const expiresAt = now + days * DAY_MS;
  await insertSession(tx, { tokenHash: hashSecret(token), userId, createdAt: now, expiresAt });
  const viewer = await viewerByUser(tx, userId, now);
  if (viewer === null) throw new Error(`user ${userId} vanished while signing in`);
  return { token, expiresAt, viewer };
}
