import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import type { AccessRefusal } from './core/access-refusal.js';
import { badCredentials, foldEmail } from './core/credentials.js';
import { networkOf, type SignInLimits, tooManyAttempts } from './core/sign-in-limits.js';
import { findCredentials } from './accounts.repository.js';
import { openSession, type SignedIn } from './open-session.js';
import { Passwords } from './passwords.js';
import { type Attempt, countFailures, lockAttempts, recordFailure } from './sign-in-failures.repository.js';

type Outcome = Result<SignedIn, AccessRefusal>;

@Injectable()
export class SignIn {
  private readonly limits: SignInLimits;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly passwords: Passwords,
  ) {
    this.limits = { perAccount: env.signInFailuresPerAccount, perAddress: env.signInFailuresPerAddress };
  }

  /** `address` is the client's, as far as it can be trusted. */
  async execute(input: { email: string; password: string }, address: string): Promise<Outcome> {
    const foldedEmail = foldEmail(input.email);
    const attempt: Attempt = { foldedEmail, network: networkOf(address), at: this.clock.now() };
    const early = tooManyAttempts(await countFailures(this.database, attempt), this.limits);
    if (early !== null) return refuse(early);

    const account = await findCredentials(this.database, foldedEmail);
    const right = await this.passwords.verify(account?.passwordHash ?? null, input.password);
    const proven = right && account !== null ? account.userId : null;
    // A refusal is a value here: a failure must be counted, so the transaction must commit.
    const decided = await this.database.transaction<Outcome, never>(async (tx) =>
      ok(await this.decide(tx, attempt, proven)),
    );
    return decided.ok ? decided.value : decided;
  }

  /**
   * Attempts at one account are told their outcome one after the other: however many guesses are checked in parallel,
   * no more of them than the limit learn anything.
   */
  private async decide(tx: Tx, attempt: Attempt, provenUserId: string | null): Promise<Outcome> {
    await lockAttempts(tx, attempt);
    const tooMany = tooManyAttempts(await countFailures(tx, attempt), this.limits);
    if (tooMany !== null) return refuse(tooMany);
    if (provenUserId !== null) return ok(await openSession(tx, provenUserId, attempt.at, this.env.sessionDays));
    await recordFailure(tx, attempt);
    return refuse(badCredentials);
  }
}
