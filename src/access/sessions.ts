import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import type { Viewer } from './core/viewer.js';
import { hashSecret } from './secret.js';
import { userIdByEmail } from './users.queries.js';
import { viewerBySession, viewerByUser } from './viewers.queries.js';

/** Tells who is asking. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null without a token, and for one that is unknown, revoked or expired. */
  viewerOf(token: string | null): Promise<Viewer | null> {
    if (token === null) return Promise.resolve(null);
    return viewerBySession(this.database, hashSecret(token), this.clock.now());
  }

  /** The viewer without a session: as they are now after a change, or for a job that acts in their name. */
  viewerOfUser(userId: string): Promise<Viewer | null> {
    return viewerByUser(this.database, userId, this.clock.now());
  }

  /** The same for the person who signed up with this e-mail. */
  async viewerOfEmail(email: string): Promise<Viewer | null> {
    const userId = await userIdByEmail(this.database, email);
    return userId === null ? null : this.viewerOfUser(userId);
  }
}
