import { type Instant, MINUTE_MS } from '../../platform/core/time-range.js';

export const MOST_SESSIONS = 50;

/** How exact the instant is at which a session was seen last; a request within it writes nothing. */
export const SEEN_TO_MS = 5 * MINUTE_MS;

/** When sessions end by themselves, in milliseconds. */
export interface SessionRules {
  /** The longest time without a request, in milliseconds. */
  readonly idleMs: number;
  /** After it began, whatever is requested. */
  readonly longestMs: number;
}

/** The instant at which a session ends unless it is used before. */
export const sessionEnd = (lastSeenAt: Instant, longestUntil: Instant, { idleMs }: SessionRules): Instant =>
  Math.min(longestUntil, lastSeenAt + idleMs);
