import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import type { AccountKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { rateLimited } from '../platform/graphql/api-error.js';
import { LimitLog } from '../platform/security/limit-log.js';
import { detached } from '../platform/work/request-scope.js';
import { minuteOf, reservationSize, secondsLeft } from './core/rate-limit.js';
import { type Reservation, reserveOperations } from './operation-allowance.repository.js';
import { logged } from './logged.js';

/** The holder of an allowance: an account, or a network without signing in. */
export type OperationHolder = { readonly userId: AccountKey } | { readonly network: string };

/** Networks are counted beside accounts, under ids made from their addresses. */
const NETWORKS = '1b0d5c36-7d0e-4f5e-9a53-6f6f7f1a4c11';

const usedUp = (who: string, most: number, seconds: number) =>
  rateLimited(
    `${who} may do ${most} operations a minute; come back in ${seconds} s, when the next minute begins.`,
    seconds,
  );

const stopped = (holder: OperationHolder) =>
  'userId' in holder ? { account: logged.account(holder.userId) } : { network: holder.network };

/** The rest of an account's minute that this instance holds. */
interface Reserved {
  left: number;
  usedUp: boolean;
  /** Under way: whoever else needs more waits for the same. */
  reserving: Promise<void> | null;
}

/**
 * Counts operations against RATE_LIMIT_PER_MINUTE and RATE_LIMIT_ANONYMOUS_PER_MINUTE. The count is in the database,
 * for all instances; each of them reserves some at a time and spends them from memory, so that few operations pay a
 * statement for being counted.
 */
@Injectable()
export class OperationAllowance {
  private minute: Instant = 0;
  /** Holders seen in this minute alone, so that the map stays small. */
  private readonly holders = new Map<string, Reserved>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly limits: LimitLog,
  ) {}

  /** Takes operations out of the minute. Throws RATE_LIMITED when fewer are left in it. */
  async spend(holder: OperationHolder, operations: number): Promise<void> {
    const account = 'userId' in holder;
    const most = account ? this.env.rateLimitPerMinute : this.env.anonymousRateLimitPerMinute;
    if (most === 0) return;
    const now = this.clock.now();
    const minute = minuteOf(now);
    const key = account ? holder.userId : uuidv5(holder.network, NETWORKS);
    const reserved = this.reservedBy(key, minute);
    while (reserved.left < operations) {
      if (reserved.usedUp) {
        this.limits.note('operations in a minute', { account: null, network: null, ...stopped(holder) });
        throw usedUp(account ? 'An account' : 'A network without signing in', most, secondsLeft(now));
      }
      const wanted = Math.max(reservationSize(most), operations - reserved.left);
      reserved.reserving ??= detached(() => this.reserve({ key, minute, wanted, most }, reserved));
      await reserved.reserving;
    }
    reserved.left -= operations;
  }

  private reservedBy(key: string, minute: Instant): Reserved {
    if (minute !== this.minute) {
      this.minute = minute;
      this.holders.clear();
    }
    let reserved = this.holders.get(key);
    if (reserved === undefined) {
      reserved = { left: 0, usedUp: false, reserving: null };
      this.holders.set(key, reserved);
    }
    return reserved;
  }

  private async reserve(reservation: Reservation, reserved: Reserved): Promise<void> {
    try {
      const granted = await reserveOperations(this.database, reservation);
      reserved.left += granted;
      reserved.usedUp = granted < reservation.wanted;
    } finally {
      reserved.reserving = null;
    }
  }
}
