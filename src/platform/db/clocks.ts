import type { Instant } from '../core/time-range.js';

/** Both clocks, asked at about the same time. */
export interface Comparison {
  /** The clock of this service before the question was sent and after the answer came. */
  readonly before: Instant;
  readonly after: Instant;
  /** The clock of PostgreSQL at an instant between the two. */
  readonly server: Instant;
}

const MOST_MS = 2_000;

/** How far the clocks are apart at least, in milliseconds; positive: the service is ahead. */
export function apartMs({ before, after, server }: Comparison): number {
  if (server < before) return before - server;
  return server > after ? after - server : 0;
}

/** null when the clocks are at most 2 seconds apart, else a sentence that says what to do. */
export function clockProblem(comparison: Comparison): string | null {
  const apart = apartMs(comparison);
  if (Math.abs(apart) <= MOST_MS) return null;
  const seconds = (Math.abs(apart) / 1000).toFixed(1);
  return (
    `The clock of this instance is ${seconds} s ${apart > 0 ? 'ahead of' : 'behind'} the clock of PostgreSQL; ` +
    `at most ${MOST_MS / 1000} s are allowed. Set the clocks of both machines by the same time server.`
  );
}
