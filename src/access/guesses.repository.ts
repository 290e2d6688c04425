import { createHash } from 'node:crypto';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOrNull, sqlInstant } from '../platform/db/sql-values.js';
import { type Failures, type GuessLimits, KNOWN_MS, PAIR_WINDOW_MS, WIDE_WINDOW_MS } from './core/guess-limits.js';

/** A guess at an address, with or without an account; null = a guess at a token, which names no account. */
export interface Guess {
  readonly foldedEmail: string | null;
  readonly network: string;
  readonly at: Instant;
}

const lock = statement('access.lock-guesses')`select pg_advisory_xact_lock($1)`;

// Each limit asks for the instant of the failure that fills it: the newest ones are passed over, all but one.
const read = statement('access.failed-guesses')`
  select (select failed_at from sign_in_failure where account_key = $1 and network = $2 and failed_at > $4
           order by failed_at desc offset $7 - 1 limit 1) as "pairFilledAt",
         (select failed_at from sign_in_failure where account_key = $1 and failed_at > $5
           order by failed_at desc offset $8 - 1 limit 1) as "accountFilledAt",
         (select failed_at from sign_in_failure where network = $2 and failed_at > $5
           order by failed_at desc offset $9 - 1 limit 1) as "networkFilledAt",
         (select count(*)::int from sign_in_failure
           where account_key = $1 and network = $2 and failed_at > $4) as "ofPair",
         exists (select from known_network k join account a using (account_id)
                  where lower(a.email collate "C") = $3 and k.network = $2 and k.signed_in_at > $6) as "isKnown"`;

const insert = statement('access.insert-failed-guess')`
  insert into sign_in_failure (account_key, network, failed_at) values ($1, $2, $3)`;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const lockKey = (text: string): string => sha256(text).readBigInt64BE().toString();

/** A hash, because people type passwords where the address belongs. */
const accountKey = ({ foldedEmail }: Guess): Buffer | null => (foldedEmail === null ? null : sha256(foldedEmail));

/**
 * Until the transaction ends, other guesses at the same account or from the same network wait. Always the account
 * first, so that two guesses never wait for each other.
 */
export async function lockGuesses(queryable: Queryable, guess: Guess): Promise<void> {
  if (guess.foldedEmail !== null) await queryable.run(lock, [lockKey(`guess account ${guess.foldedEmail}`)]);
  await queryable.run(lock, [lockKey(`guess network ${guess.network}`)]);
}

interface Row {
  readonly pairFilledAt: Date | null;
  readonly accountFilledAt: Date | null;
  readonly networkFilledAt: Date | null;
  readonly ofPair: number;
  readonly isKnown: boolean;
}

export async function failuresOf(queryable: Queryable, guess: Guess, limits: GuessLimits): Promise<Failures> {
  const { foldedEmail, network, at } = guess;
  const [row] = await queryable.run<Row>(read, [
    accountKey(guess),
    network,
    foldedEmail,
    sqlInstant(at - PAIR_WINDOW_MS),
    sqlInstant(at - WIDE_WINDOW_MS),
    sqlInstant(at - KNOWN_MS),
    limits.perPair,
    limits.perAccount,
    limits.perNetwork,
  ]);
  if (row === undefined) throw new Error('a statement of one row answered none');
  return {
    pairFilledAt: instantOrNull(row.pairFilledAt),
    accountFilledAt: instantOrNull(row.accountFilledAt),
    networkFilledAt: instantOrNull(row.networkFilledAt),
    ofPair: row.ofPair,
    isKnown: row.isKnown,
  };
}

export async function recordFailure(queryable: Queryable, guess: Guess): Promise<void> {
  await queryable.run(insert, [accountKey(guess), guess.network, sqlInstant(guess.at)]);
}
