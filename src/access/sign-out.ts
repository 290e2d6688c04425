import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import type { Viewer } from './core/viewer.js';
import { hashSecret } from './secret.js';
import { endSession, endSessionsOf } from './sessions.repository.js';
import { logged } from './logged.js';

/** Revokes sessions: their tokens are worth nothing from then on. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(viewer: Viewer, token: string | null, everywhere: boolean): Promise<void> {
    const now = this.clock.now();
    if (everywhere) await endSessionsOf(this.database, viewer.accountKey, now);
    else if (token !== null) await endSession(this.database, hashSecret(token), now);
    this.log.write('signed-out', { account: logged.account(viewer.accountKey), everywhere });
  }
}
