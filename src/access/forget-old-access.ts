import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import { Database, type Statement, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { KNOWN_MS } from './core/guess-limits.js';
import { deleteKeysBefore } from './idempotency-keys.repository.js';

const KEPT_MS = 30 * DAY_MS;
const KEYS_MS = 366 * DAY_MS;
const BATCH = 1_000;

const failures = statement('access.forget-failed-guesses')`
  delete from sign_in_failure where sign_in_failure_id in (
    select sign_in_failure_id from sign_in_failure where failed_at <= $1 limit ${BATCH} for update skip locked)
  returning 1`;

// An idle session ended when it lapsed; $2 is how long it may be idle.
const sessions = statement('access.forget-sessions')`
  delete from session where token_hash in (
    select token_hash from session
     where coalesce(ended_at, least(expires_at, last_seen_at + $2 * interval '1 millisecond')) <= $1
     limit ${BATCH} for update skip locked)
  returning 1`;

// A link ends at the latest when it expires.
const resets = statement('access.forget-resets')`
  delete from password_reset where token_hash in (
    select token_hash from password_reset where expires_at <= $1 limit ${BATCH} for update skip locked)
  returning 1`;

const networks = statement('access.forget-known-networks')`
  delete from known_network where (account_id, network) in (
    select account_id, network from known_network where signed_in_at <= $1 limit ${BATCH} for update skip locked)
  returning 1`;

/**
 * Deletes failed guesses after 24 hours; ended sessions, reset links and known networks after 30 days; idempotency keys
 * after 12 months (rules A13).
 */
@Injectable()
export class ForgetOldAccess {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    await this.empty(failures, now - DAY_MS);
    await this.empty(sessions, now - KEPT_MS, this.env.sessionRules.idleMs);
    await this.empty(resets, now - KEPT_MS);
    await this.empty(networks, now - KNOWN_MS);
    while ((await deleteKeysBefore(this.database, now - KEYS_MS, BATCH)) === BATCH);
  }

  private async empty(deleting: Statement, before: Instant, ...others: number[]): Promise<void> {
    while ((await this.database.run(deleting, [sqlInstant(before), ...others])).length === BATCH);
  }
}
