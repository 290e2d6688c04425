import { Injectable } from '@nestjs/common';
import type { SessionKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Environment } from '../../platform/config/environment.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { accessReasons, type AccessRefusal } from '../core/refusals.js';
import type { Viewer } from '../core/viewer.js';
import { endOwnSession } from '../sessions.repository.js';
import { logged } from '../logged.js';

const notFound: AccessRefusal = refusal(accessReasons.sessionNotFound, ['sessionId']);

/** Ends one of the viewer's own sessions; its token is worth nothing from then on, at every instance. */
@Injectable()
export class EndSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly log: SecurityLog,
  ) {}

  /** Answers the hash of the ended session's token. */
  async execute(viewer: Viewer, sessionId: SessionKey): Promise<Result<Buffer, readonly AccessRefusal[]>> {
    const own = { sessionId, userId: viewer.accountKey, idleMs: this.env.sessionRules.idleMs };
    const tokenHash = await endOwnSession(this.database, own, this.clock.now());
    if (tokenHash === null) return refuse([notFound]);
    this.log.write('session-ended', { account: logged.account(viewer.accountKey) });
    return ok(tokenHash);
  }
}
