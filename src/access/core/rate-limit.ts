import { type Instant, MINUTE_MS } from '../../platform/core/time-range.js';

/** The minute of the clock that an instant lies in. */
export const minuteOf = (now: Instant): Instant => Math.floor(now / MINUTE_MS) * MINUTE_MS;

/**
 * How many operations an instance reserves at once: so few that what it does not use is no loss to the account, and so
 * many that one statement serves a sixtieth of the limit.
 */
export const reservationSize = (perMinute: number): number => Math.max(1, Math.ceil(perMinute / 60));

/** Whole seconds until the next minute begins. */
export const secondsLeft = (now: Instant): number => Math.ceil((minuteOf(now) + MINUTE_MS - now) / 1000);
