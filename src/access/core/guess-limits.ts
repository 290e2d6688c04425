import { formatInstant } from '../../platform/core/calendar.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../platform/core/time-range.js';
import { guessReasons } from './refusals.js';

export const PAIR_WINDOW_MS = 15 * MINUTE_MS;
export const WIDE_WINDOW_MS = HOUR_MS;
/** How long an account is known at a network after it signed in there. */
export const KNOWN_MS = 30 * DAY_MS;

/** How many guesses at passwords and tokens may fail. */
export interface GuessLimits {
  /** At one account from one network, in 15 minutes. */
  readonly perPair: number;
  /** At one account, in an hour. */
  readonly perAccount: number;
  /** From one network, in an hour. */
  readonly perNetwork: number;
}

/**
 * Failures of each kind. The instants are those of the failure that fills a limit, counted from the newest one; null =
 * fewer failures than the limit.
 */
export interface Failures {
  readonly pairFilledAt: Instant | null;
  readonly accountFilledAt: Instant | null;
  readonly networkFilledAt: Instant | null;
  /** Failures of the pair within its window. */
  readonly ofPair: number;
  /** Whether the account signed in from this network in the last 30 days. */
  readonly isKnown: boolean;
}

export const limitKinds = ['account and network', 'account', 'network'] as const;

export interface GuessesExceeded {
  readonly limit: (typeof limitKinds)[number];
  readonly until: Instant;
  readonly refusal: Refusal<'TOO_MANY_ATTEMPTS'>;
}

function exceeded(limit: GuessesExceeded['limit'], most: number, filledAt: Instant, windowMs: number): GuessesExceeded {
  const until = filledAt + windowMs;
  const facts = { most, minutes: windowMs / MINUTE_MS, until: formatInstant(until) };
  return { limit, until, refusal: refusal(guessReasons[limit], null, facts) };
}

/**
 * The limit that is reached; null = go on. The same for an address without an account, so nothing is learnt from it.
 * Where the account is known, only its own failures there count, so that no guesser elsewhere keeps its owner out.
 */
export function guessesExceeded(failures: Failures, limits: GuessLimits): GuessesExceeded | null {
  const { pairFilledAt, accountFilledAt, networkFilledAt, isKnown } = failures;
  if (pairFilledAt !== null) {
    return exceeded('account and network', limits.perPair, pairFilledAt, PAIR_WINDOW_MS);
  }
  if (isKnown) return null;
  if (accountFilledAt !== null) return exceeded('account', limits.perAccount, accountFilledAt, WIDE_WINDOW_MS);
  if (networkFilledAt !== null) return exceeded('network', limits.perNetwork, networkFilledAt, WIDE_WINDOW_MS);
  return null;
}

const FREE_FAILURES = 2;
const FIRST_DELAY_MS = 50;

/** How long the answer to a failure waits: not at all for the first two of a pair, then twice as long each time. */
export const delayAfter = (failuresOfPair: number, longestMs: number): number =>
  failuresOfPair <= FREE_FAILURES
    ? 0
    : Math.min(longestMs, FIRST_DELAY_MS * 2 ** Math.min(failuresOfPair - FREE_FAILURES - 1, 20));
