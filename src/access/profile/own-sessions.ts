import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { Database } from '../../platform/db/database.js';
import { hashSecret } from '../secret.js';
import { SeenSessions } from '../seen-sessions.js';
import { sessionsOf } from '../sessions.queries.js';
import type { ViewerContext } from '../viewer-context.js';
import { SessionObject } from './session.object.js';

/** The sessions of the account that is signed in. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly seen: SeenSessions,
  ) {}

  /** The one seen last first; empty when nobody is signed in. */
  async list({ viewer, sessionToken }: ViewerContext): Promise<SessionObject[]> {
    if (viewer === null) return [];
    // This request saw a session itself, which may still wait to be written down.
    await this.seen.settled();
    const current = sessionToken === null ? null : hashSecret(sessionToken);
    const sessions = await sessionsOf(this.database, viewer.accountKey, this.clock.now(), this.env.sessionRules);
    return sessions.map((facts) => new SessionObject(facts, current !== null && facts.tokenHash.equals(current)));
  }
}
