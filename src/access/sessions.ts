import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { SEEN_TO_MS } from './core/session-life.js';
import type { Viewer } from './core/viewer.js';
import { hashSecret } from './secret.js';
import { SeenSessions } from './seen-sessions.js';
import { endsOfSessions } from './sessions.queries.js';
import { userIdByEmail } from './users.queries.js';
import { viewerBySession, viewerByUser, viewersByUsers } from './viewers.queries.js';

/** Tells who is asking. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly seen: SeenSessions,
  ) {}

  /** The viewer of a session token; null without one, and for an unknown, revoked or expired one. */
  async viewerOf(token: string | null): Promise<Viewer | null> {
    if (token === null) return null;
    const tokenHash = hashSecret(token);
    const now = this.clock.now();
    const found = await viewerBySession(this.database, tokenHash, now, now - this.env.sessionRules.idleMs);
    if (found === null) return null;
    if (now - found.lastSeenAt >= SEEN_TO_MS) this.seen.note(tokenHash, now);
    return found.viewer;
  }

  /** The viewer without a session: as they are now after a change, or for a job that acts in their name. */
  viewerOfUser(userId: AccountKey): Promise<Viewer | null> {
    return viewerByUser(this.database, userId, this.clock.now());
  }

  /** The same for many accounts in one statement. Disabled and closed ones are left out. */
  viewersOfUsers(users: readonly AccountKey[]): Promise<Map<AccountKey, Viewer>> {
    return viewersByUsers(this.database, users, this.clock.now());
  }

  /** When sessions end unless they are used before, by the hash of their token in hex. Looking does not use them. */
  endsOf(tokenHashes: readonly Buffer[]): Promise<Map<string, Instant>> {
    return endsOfSessions(this.database, tokenHashes, this.clock.now(), this.env.sessionRules);
  }

  /** The same for the person who signed up with this e-mail. */
  async viewerOfEmail(email: string): Promise<Viewer | null> {
    const userId = await userIdByEmail(this.database, email);
    return userId === null ? null : this.viewerOfUser(userId);
  }
}
