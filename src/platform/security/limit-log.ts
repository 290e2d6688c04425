import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { type Instant, MINUTE_MS } from '../core/time-range.js';
import { SecurityLog } from './security-log.js';

const MOST_A_MINUTE = 10_000;

/** The account or network that a limit stopped. */
export interface Limited {
  readonly account: string | null;
  readonly network: string | null;
}

/**
 * Writes to the security log that a limit was reached: once a minute for each limit and whom it stopped, so that
 * a flood of requests is no flood of lines.
 */
@Injectable()
export class LimitLog {
  private minute: Instant = 0;
  private readonly told = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  note(limit: string, { account, network }: Limited): void {
    const minute = Math.floor(this.clock.now() / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.told.clear();
    }
    const key = `${limit} ${account ?? network ?? ''}`;
    if (this.told.has(key) || this.told.size >= MOST_A_MINUTE) return;
    this.told.add(key);
    this.log.write('limit-reached', { limit, account, network });
  }
}
