import { createHash } from 'node:crypto';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { type SignInFailures, windowStart } from './core/sign-in-limits.js';

/** Whose failures are counted: an e-mail, with or without an account, and a network. */
export interface Attempt {
  readonly foldedEmail: string;
  readonly network: string;
  readonly at: Instant;
}

const lock = statement('access.lock-attempts', /* sql */ `select pg_advisory_xact_lock($1)`);

const count = statement(
  'access.count-sign-in-failures',
  /* sql */ `
  select (select count(*)::int from sign_in_failure where account_key = $1 and failed_at > $3) as "ofAccount",
         (select count(*)::int from sign_in_failure where address = $2 and failed_at > $3) as "ofAddress"`,
);

const insert = statement(
  'access.insert-sign-in-failure',
  /* sql */ `insert into sign_in_failure (account_key, address, failed_at) values ($1, $2, $3)`,
);

const forget = statement(
  'access.forget-sign-in-failures',
  /* sql */ `
  delete from sign_in_failure where sign_in_failure_id in (
    select sign_in_failure_id from sign_in_failure where failed_at <= $1 limit 100 for update skip locked)`,
);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const lockKey = (text: string): string => sha256(text).readBigInt64BE().toString();

/**
 * Until the transaction ends, other attempts for the same e-mail or from the same network wait. Always the e-mail
 * first, so that two attempts never wait for each other.
 */
export async function lockAttempts(queryable: Queryable, attempt: Attempt): Promise<void> {
  await queryable.run(lock, [lockKey(`sign-in e-mail ${attempt.foldedEmail}`)]);
  await queryable.run(lock, [lockKey(`sign-in network ${attempt.network}`)]);
}

export async function countFailures(queryable: Queryable, attempt: Attempt): Promise<SignInFailures> {
  const values = [sha256(attempt.foldedEmail), attempt.network, sqlInstant(windowStart(attempt.at))];
  const [row] = await queryable.run<SignInFailures>(count, values);
  return row ?? { ofAccount: 0, ofAddress: 0 };
}

/** Also forgets some of those that no longer count: more than one new one adds, so the table stays small. */
export async function recordFailure(queryable: Queryable, attempt: Attempt): Promise<void> {
  await queryable.run(insert, [sha256(attempt.foldedEmail), attempt.network, sqlInstant(attempt.at)]);
  await queryable.run(forget, [sqlInstant(windowStart(attempt.at))]);
}
