import { Injectable } from '@nestjs/common';
import { logged } from '../logged.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import type { AccessRefusal } from '../core/refusals.js';
import { normalizePassword, passwordProblem } from '../core/credentials.js';
import type { Viewer } from '../core/viewer.js';
import { setPasswordHash } from '../accounts.repository.js';
import type { Origin } from '../origin.js';
import { OwnPassword } from '../own-password.js';
import { Passwords } from '../passwords.js';
import { hashSecret } from '../secret.js';
import { endSessionsOf } from '../sessions.repository.js';
import { recoveryReasons } from './refusals.js';

/** Replaces the password of the account that is signed in and ends its other sessions. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly clock: Clock,
    private readonly ownPassword: OwnPassword,
    private readonly passwords: Passwords,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    input: { readonly currentPassword: string | null; readonly newPassword: string },
    origin: Origin,
    sessionToken: string | null,
  ): Promise<Result<void, readonly AccessRefusal[]>> {
    const { currentPassword, newPassword } = input;
    const problem = this.problemOf(viewer, currentPassword, newPassword);
    const given = { password: currentPassword, network: origin.network };
    const prepare = () => (problem === null ? this.passwords.hash(newPassword) : Promise.resolve(null));
    const changed = await this.ownPassword.proven<string | null, void>(viewer, given, prepare, async (tx, hash) => {
      if (problem !== null) return refuse([problem]);
      if (hash !== null) await setPasswordHash(tx, viewer.accountKey, hash);
      const staying = sessionToken === null ? null : hashSecret(sessionToken);
      await endSessionsOf(tx, viewer.accountKey, this.clock.now(), staying);
      return ok(undefined);
    });
    if (changed.ok) {
      this.log.write('password-changed', { account: logged.account(viewer.accountKey), network: origin.network });
    }
    return changed;
  }

  private problemOf(viewer: Viewer, current: string | null, next: string): AccessRefusal | null {
    const weak = passwordProblem({ name: viewer.name, email: viewer.email, password: next }, 'newPassword');
    if (weak !== null) return weak;
    const isSame = current !== null && normalizePassword(current) === normalizePassword(next);
    return isSame ? refusal(recoveryReasons.samePassword, ['newPassword']) : null;
  }
}
