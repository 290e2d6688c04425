import { Injectable } from '@nestjs/common';
import { logged } from '../logged.js';
import type { AccountKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database } from '../../platform/db/database.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import type { AccessRefusal } from '../core/refusals.js';
import { passwordProblem } from '../core/credentials.js';
import { lockAccount, setPasswordHash } from '../accounts.repository.js';
import { Guesses } from '../guesses.js';
import type { Origin } from '../origin.js';
import { Passwords } from '../passwords.js';
import { hashSecret } from '../secret.js';
import { endSessionsOf } from '../sessions.repository.js';
import { openReset, recordUse, revokeResets } from './password-resets.repository.js';
import { recoveryReasons } from './refusals.js';

const expired: AccessRefusal = refusal(recoveryReasons.expired, ['token']);

/** Sets a new password by a reset link and ends all sessions of the account. It does not sign in. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly log: SecurityLog,
  ) {}

  /** Answers whose password it was. */
  async execute(
    input: { readonly token: string; readonly newPassword: string },
    origin: Origin,
  ): Promise<Result<AccountKey, readonly AccessRefusal[]>> {
    const { network } = origin;
    const tooMany = await this.guesses.refusalOfToken(network);
    if (tooMany !== null) return refuse([tooMany]);
    const tokenHash = hashSecret(input.token);
    const now = this.clock.now();
    const account = await openReset(this.database, tokenHash, now);
    if (account === null) {
      await this.guesses.failedToken(network, 'password-reset');
      return refuse([expired]);
    }
    const { userId } = account;
    const weak = passwordProblem({ ...account, password: input.newPassword }, 'newPassword');
    if (weak !== null) return refuse([weak]);
    const passwordHash = await this.passwords.hash(input.newPassword);
    const reset = await this.database.transaction<AccountKey, readonly AccessRefusal[]>(async (tx) => {
      // The account first, as everywhere: issuing a link locks it before it touches links.
      if ((await lockAccount(tx, userId)) === null || !(await recordUse(tx, tokenHash, now))) return refuse([expired]);
      await setPasswordHash(tx, userId, passwordHash);
      await revokeResets(tx, userId);
      await endSessionsOf(tx, userId, now);
      return ok(userId);
    });
    if (reset.ok) this.log.write('password-reset-used', { account: logged.account(userId), network });
    return reset;
  }
}
