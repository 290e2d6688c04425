import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { accessReasons, type AccessRefusal } from './core/refusals.js';
import { foldEmail } from './core/credentials.js';
import { findCredentials } from './accounts.repository.js';
import { Guesses, type Judged } from './guesses.js';
import type { Guess } from './guesses.repository.js';
import { openSession, type SignedIn } from './open-session.js';
import type { Origin } from './origin.js';
import { Passwords } from './passwords.js';
import { logged } from './logged.js';

interface Decided {
  readonly judged: Judged;
  readonly signedIn: SignedIn | null;
}

/** Opens a session for an address and its password, unless too many guesses have failed. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly log: SecurityLog,
  ) {}

  async execute(input: { email: string; password: string }, origin: Origin): Promise<Result<SignedIn, AccessRefusal>> {
    const guess = { foldedEmail: foldEmail(input.email), network: origin.network, at: this.clock.now() };
    const account = await findCredentials(this.database, guess.foldedEmail);
    const userId = account?.userId ?? null;
    const early = await this.guesses.refusalOf(guess, userId);
    if (early !== null) return refuse(early);

    const right = await this.passwords.verify(account?.passwordHash ?? null, input.password);
    const proven = right ? userId : null;
    const decided = await this.database.transaction<Decided, never>(async (tx) =>
      ok(await this.decide(tx, guess, proven, origin)),
    );
    if (!decided.ok) return decided;
    const { judged, signedIn } = decided.value;
    if (judged.kind === 'exceeded') return refuse(this.guesses.logged(judged.exceeded, guess, userId));
    if (signedIn !== null) {
      this.log.write('sign-in-succeeded', { account: logged.account(userId), network: origin.network });
      return ok(signedIn);
    }
    // Only accounts are named: people type passwords where the address belongs.
    this.log.write('sign-in-failed', { account: logged.account(userId), network: origin.network });
    if (judged.kind === 'wrong') await this.guesses.slowDown(judged.delayMs);
    return refuse(refusal(accessReasons.badCredentials, null));
  }

  /** A refusal is a value here: a failure must be counted, so the transaction must commit. */
  private async decide(tx: Tx, guess: Guess, userId: AccountKey | null, origin: Origin): Promise<Decided> {
    const judged = await this.guesses.judge(tx, guess, userId !== null);
    if (judged.kind !== 'right' || userId === null) return { judged, signedIn: null };
    return { judged, signedIn: await openSession(tx, userId, guess.at, this.env.sessionRules, origin) };
  }
}
