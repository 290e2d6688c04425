/** Browsers fire a timer that is set for longer than 24.8 days at once; the page asks again every minute anyway. */
const LONGEST_MS = 24 * 60 * 60_000;

/** The first instant after now, in milliseconds; null when there is none within a day. */
export function soonest(instants: readonly (string | null | undefined)[], now: number): number | null {
  const coming = instants
    .flatMap((instant) => (instant == null ? [] : [Date.parse(instant)]))
    .filter((instant) => instant > now && instant - now <= LONGEST_MS);
  return coming.length === 0 ? null : Math.min(...coming);
}
