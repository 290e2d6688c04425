import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import type { AccessRefusal } from './core/refusals.js';
import { accountProblems, emailTaken, isEmail, tidyAccount } from './core/credentials.js';
import { insertAccount } from './accounts.repository.js';
import { openSession, type SignedIn } from './open-session.js';
import type { Origin } from './origin.js';
import { Passwords } from './passwords.js';
import { Quotas } from './quotas.js';
import { userIdByEmail } from './users.queries.js';
import { logged } from './logged.js';

type Outcome = Result<SignedIn, readonly AccessRefusal[]>;

/** Makes an account and signs in with it. An existing account is never changed. */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly passwords: Passwords,
    private readonly quotas: Quotas,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Each address that is asked for counts, also one that is taken, so that nobody tries out without limit which
   * addresses have accounts.
   */
  async execute(input: { name: string; email: string; password: string }, origin: Origin): Promise<Outcome> {
    const account = tidyAccount(input);
    const problems = accountProblems(account);
    const now = this.clock.now();
    const canBeTaken = isEmail(account.email);
    const tooMany = canBeTaken ? await this.quotas.take(this.database, 'accountsOfNetwork', origin.network, now) : null;
    if (tooMany !== null) return refuse([tooMany]);
    if (problems.length > 0) {
      const isTaken = canBeTaken && (await userIdByEmail(this.database, account.email)) !== null;
      return refuse(isTaken ? [...problems, emailTaken(account.email)] : problems);
    }
    const passwordHash = await this.passwords.hash(account.password);
    const made = await this.database.transaction<SignedIn, readonly AccessRefusal[]>(async (tx) => {
      const userId = await insertAccount(tx, { ...account, passwordHash, createdAt: now });
      const signedIn = userId === null ? null : await openSession(tx, userId, now, this.env.sessionRules, origin);
      return signedIn === null ? refuse([emailTaken(account.email)]) : ok(signedIn);
    });
    if (made.ok) {
      this.log.write('signed-up', { account: logged.account(made.value.viewer.accountKey), network: origin.network });
    }
    return made;
  }
}
