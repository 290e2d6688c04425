import type { Clock } from '../../src/platform/clock/clock.js';
import type { Instant } from '../../src/platform/core/time-range.js';

/** Stands still until a test moves it. */
export class SettableClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant | string): void {
    this.instant = typeof instant === 'string' ? Date.parse(instant) : instant;
  }

  advance(ms: number): void {
    this.instant += ms;
  }
}
