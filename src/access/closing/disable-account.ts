import { Injectable } from '@nestjs/common';
import { logged } from '../logged.js';
import type { AccountKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import type { AccessRefusal } from '../core/refusals.js';
import { accountNotFound } from '../core/credentials.js';
import { may } from '../core/permissions.js';
import type { Viewer } from '../core/viewer.js';
import { ADMIN_REMAINS } from '../operator/platform-admins.js';
import { endSessionsOf } from '../sessions.repository.js';
import { userIdByEmail } from '../users.queries.js';
import { viewerByUser } from '../viewers.queries.js';
import { lastPlatformAdmin } from './close-account.js';
import { disableAccount, enableAccount } from './closing.repository.js';
import { closingReasons } from './refusals.js';

const LONGEST_REASON = 2_000;

type Refusals = readonly AccessRefusal[];
type Outcome = Result<AccountKey, Refusals>;

function reasonProblem(reason: string): AccessRefusal | null {
  const given = [...reason].length;
  if (given >= 1 && given <= LONGEST_REASON) return null;
  return refusal(closingReasons.reasonLength, ['reason'], { most: LONGEST_REASON, given });
}

/** Disables accounts and enables them again. Memberships stay, and count for nothing meanwhile. */
@Injectable()
export class DisableAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async disable(asker: Viewer, input: { readonly email: string; readonly reason: string | null }): Promise<Outcome> {
    const reason = (input.reason ?? '').trim();
    const done = await this.decide(asker, 'disableAccount', input.email, async (tx, userId) => {
      const problem = reasonProblem(reason);
      if (problem !== null) return refuse([problem]);
      if (userId === asker.accountKey) return refuse([refusal(closingReasons.ownAccount, ['email'])]);
      const now = this.clock.now();
      if (!(await disableAccount(tx, { userId, by: asker.accountKey, reason, at: now }))) {
        return refuse([refusal(closingReasons.disabledAlready, ['email'])]);
      }
      await endSessionsOf(tx, userId, now);
      return ok(userId);
    }).catch((error: unknown) => {
      if (violates(error, ADMIN_REMAINS)) return refuse([lastPlatformAdmin]);
      throw error;
    });
    if (done.ok) {
      this.log.write('account-disabled', { account: logged.account(done.value), by: logged.account(asker.accountKey) });
    }
    return done;
  }

  async enable(asker: Viewer, email: string): Promise<Outcome> {
    const done = await this.decide(asker, 'enableAccount', email, async (tx, userId) =>
      (await enableAccount(tx, userId)) ? ok(userId) : refuse([refusal(closingReasons.enabledAlready, ['email'])]),
    );
    if (done.ok) {
      this.log.write('account-enabled', { account: logged.account(done.value), by: logged.account(asker.accountKey) });
    }
    return done;
  }

  private decide(
    asker: Viewer,
    operation: 'disableAccount' | 'enableAccount',
    email: string,
    work: (tx: Tx, userId: AccountKey) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.database.transaction<AccountKey, Refusals>(async (tx) => {
      // The asker may have been demoted or disabled meanwhile.
      const viewer = await viewerByUser(tx, asker.accountKey, this.clock.now());
      if (viewer === null || !may(viewer, operation)) {
        return refuse([refusal(closingReasons.platformOnly, ['email'])]);
      }
      const userId = await userIdByEmail(tx, email);
      return userId === null ? refuse([accountNotFound]) : work(tx, userId);
    });
  }
}
