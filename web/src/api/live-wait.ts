const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait before a retry: longer each time, at most 30 s. `random`, from 0 to 1, is another one in each tab,
 * so that they do not all come back at once.
 */
export const waitBefore = (retry: number, random: number): number =>
  Math.min(FIRST_MS * 2 ** retry, LONGEST_MS) * (0.5 + random / 2);
