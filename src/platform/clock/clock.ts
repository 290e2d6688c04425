import type { Instant } from '../core/time-range.js';

/** The one source of "now" in the service: no rule and no SQL statement reads another clock. */
export abstract class Clock {
  abstract now(): Instant;
}

/** Runs with the machine; started elsewhere (CLOCK_START), it runs on from there at the same pace. */
export class SystemClock extends Clock {
  private readonly offsetMs: number;

  constructor(startsAt: Instant | null = null) {
    super();
    this.offsetMs = startsAt === null ? 0 : startsAt - Date.now();
  }

  now(): Instant {
    return Date.now() + this.offsetMs;
  }
}
