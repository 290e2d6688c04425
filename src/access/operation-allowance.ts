import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { rateLimited } from '../platform/graphql/api-error.js';
import { detached } from '../platform/work/request-scope.js';
import { minuteOf, reservationSize, secondsLeft } from './core/rate-limit.js';
import { reserveOperations } from './operation-allowance.repository.js';

/** What this instance still holds of an account's minute. */
interface Reserved {
  left: number;
  usedUp: boolean;
  /** Under way: whoever else needs more waits for the same. */
  reserving: Promise<void> | null;
}

/**
 * Counts operations against RATE_LIMIT_PER_MINUTE. The count is in the database, for all instances; each of them
 * reserves some at a time and spends them from memory, so that few operations pay a statement for being counted.
 */
@Injectable()
export class OperationAllowance {
  private minute: Instant = 0;
  /** Of this minute alone: no more accounts than were there in it. */
  private readonly accounts = new Map<string, Reserved>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
  ) {}

  /** One operation of the account. Throws RATE_LIMITED when its minute is used up. */
  async spend(userId: string): Promise<void> {
    const most = this.env.rateLimitPerMinute;
    if (most === 0) return;
    const now = this.clock.now();
    const minute = minuteOf(now);
    const reserved = this.reservedBy(userId, minute);
    while (reserved.left === 0) {
      if (reserved.usedUp) {
        const seconds = secondsLeft(now);
        throw rateLimited(
          `An account may do ${most} operations a minute; come back in ${seconds} s, when the next minute begins.`,
          seconds,
        );
      }
      reserved.reserving ??= detached(() => this.reserve(userId, minute, reserved));
      await reserved.reserving;
    }
    reserved.left--;
  }

  private reservedBy(userId: string, minute: Instant): Reserved {
    if (minute !== this.minute) {
      this.minute = minute;
      this.accounts.clear();
    }
    let reserved = this.accounts.get(userId);
    if (reserved === undefined) {
      reserved = { left: 0, usedUp: false, reserving: null };
      this.accounts.set(userId, reserved);
    }
    return reserved;
  }

  private async reserve(userId: string, minute: Instant, reserved: Reserved): Promise<void> {
    const most = this.env.rateLimitPerMinute;
    try {
      const granted = await reserveOperations(this.database, { userId, minute, wanted: reservationSize(most), most });
      reserved.left += granted;
      reserved.usedUp = granted === 0;
    } finally {
      reserved.reserving = null;
    }
  }
}
