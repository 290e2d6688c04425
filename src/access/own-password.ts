import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import type { AccessRefusal } from './core/refusals.js';
import { foldEmail, wrongPassword } from './core/credentials.js';
import type { Viewer } from './core/viewer.js';
import { findCredentials, lockAccount } from './accounts.repository.js';
import { Guesses, type Judged } from './guesses.js';
import { Passwords } from './passwords.js';
import { logged } from './logged.js';

type Refusals = readonly AccessRefusal[];

/** A wrong password is a value, because it must be counted, so its transaction must commit. */
interface Attempt<T> {
  readonly judged: Judged;
  readonly done: { readonly value: T } | null;
}

/** Asks for the current password of the account that is signed in. A wrong one counts as a failed sign-in. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Does the work in the transaction in which the password is found right. What is costly is prepared before the
   * transaction, and only for a password that looks right.
   */
  async proven<P, T>(
    viewer: Viewer,
    given: { readonly password: string | null; readonly network: string },
    prepare: () => Promise<P>,
    work: (tx: Tx, prepared: P) => Promise<Result<T, Refusals>>,
  ): Promise<Result<T, Refusals>> {
    const { accountKey: userId } = viewer;
    const { password, network } = given;
    const guess = { foldedEmail: foldEmail(viewer.email), network, at: this.clock.now() };
    const account = await findCredentials(this.database, guess.foldedEmail);
    const passwordHash = account?.passwordHash ?? null;
    // Without a password there is nothing to guess.
    if (password === null && passwordHash !== null) return refuse([wrongPassword]);
    const early = await this.guesses.refusalOf(guess, userId);
    if (early !== null) return refuse([early]);
    const isRight = password === null ? account !== null : await this.passwords.verify(passwordHash, password);
    const prepared = isRight ? { value: await prepare() } : null;
    const attempt = await this.database.transaction<Attempt<T>, Refusals>(async (tx) => {
      const judged = await this.guesses.judge(tx, guess, prepared !== null);
      if (judged.kind !== 'right' || prepared === null) return ok({ judged, done: null });
      // Another request may have changed the password since it was looked at.
      const locked = await lockAccount(tx, userId);
      if (locked?.passwordHash !== passwordHash) return refuse([wrongPassword]);
      const result = await work(tx, prepared.value);
      return result.ok ? ok({ judged, done: { value: result.value } }) : result;
    });
    if (!attempt.ok) return attempt;
    const { judged, done } = attempt.value;
    if (done !== null) return ok(done.value);
    if (judged.kind === 'exceeded') return refuse([this.guesses.logged(judged.exceeded, guess, userId)]);
    this.log.write('sign-in-failed', { account: logged.account(userId), network, signedIn: true });
    if (judged.kind === 'wrong') await this.guesses.slowDown(judged.delayMs);
    return refuse([wrongPassword]);
  }
}
