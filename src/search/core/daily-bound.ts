import { DAY_MS, type Instant } from '../../platform/core/time-range.js';

/** Lets each account do something a number of times on a day of UTC. */
export class DailyBound {
  private day = 0;
  private readonly done = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Whether it is still within the bound; counts it then. */
  admits(account: string, now: Instant): boolean {
    const day = Math.floor(now / DAY_MS);
    if (day !== this.day) this.done.clear();
    this.day = day;
    const done = this.done.get(account) ?? 0;
    if (done >= this.most) return false;
    this.done.set(account, done + 1);
    return true;
  }
}
