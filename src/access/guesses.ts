import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { ok } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { LimitLog } from '../platform/security/limit-log.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { delayAfter, guessesExceeded, type GuessesExceeded } from './core/guess-limits.js';
import { failuresOf, type Guess, lockGuesses, recordFailure } from './guesses.repository.js';
import { logged } from './logged.js';

type GuessRefusal = GuessesExceeded['refusal'];

const MOST_WAITING = 1_000;

/** The outcome of a guess: right, refused for the number of failures, or wrong, with the delay before the answer. */
export type Judged =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly delayMs: number }
  | { readonly kind: 'exceeded'; readonly exceeded: GuessesExceeded };

/** Counts wrong passwords and wrong tokens together, for all instances, and refuses beyond the limits (rules A7). */
@Injectable()
export class Guesses {
  private waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly log: SecurityLog,
    private readonly limits: LimitLog,
  ) {}

  /** Asks before the costly part of a guess; null = go on. */
  async refusalOf(guess: Guess, userId: AccountKey | null = null): Promise<GuessRefusal | null> {
    const found = guessesExceeded(await failuresOf(this.database, guess, this.env.guessLimits), this.env.guessLimits);
    return found === null ? null : this.logged(found, guess, userId);
  }

  /**
   * Decides a guess, and counts a wrong one, in the transaction of what a right one does; so the transaction must
   * commit in either case. Guesses at one account are decided one after the other: however many are checked in
   * parallel, no more of them than the limits learn anything.
   */
  async judge(tx: Tx, guess: Guess, isRight: boolean): Promise<Judged> {
    await lockGuesses(tx, guess);
    const failures = await failuresOf(tx, guess, this.env.guessLimits);
    const exceeded = guessesExceeded(failures, this.env.guessLimits);
    if (exceeded !== null) return { kind: 'exceeded', exceeded };
    if (isRight) return { kind: 'right' };
    await recordFailure(tx, guess);
    return { kind: 'wrong', delayMs: delayAfter(failures.ofPair + 1, this.env.guessDelayMs) };
  }

  /** The refusal of a guess that was judged exceeded, written to the security log. */
  logged({ limit, refusal }: GuessesExceeded, guess: Guess, userId: AccountKey | null): GuessRefusal {
    const { network } = guess;
    this.limits.note(`guesses of ${limit}`, { account: logged.account(userId), network });
    return refusal;
  }

  /** Holds no connection while it waits; of very many that would wait at a time, some do not. */
  async slowDown(delayMs: number): Promise<void> {
    if (delayMs === 0 || this.waiting >= MOST_WAITING) return;
    this.waiting++;
    try {
      await pause(delayMs);
    } finally {
      this.waiting--;
    }
  }

  /** Whether a network may try tokens of links; null = yes. */
  refusalOfToken(network: string): Promise<GuessRefusal | null> {
    return this.refusalOf({ foldedEmail: null, network, at: this.clock.now() });
  }

  /** Counts a wrong token of a link. `link` says what it was for. */
  async failedToken(network: string, link: 'invitation' | 'password-reset' | 'learner'): Promise<void> {
    const guess = { foldedEmail: null, network, at: this.clock.now() };
    const judged = await this.database.transaction<Judged, never>(async (tx) => ok(await this.judge(tx, guess, false)));
    this.log.write('token-refused', { link, network });
    if (judged.ok && judged.value.kind === 'wrong') await this.slowDown(judged.value.delayMs);
  }
}
