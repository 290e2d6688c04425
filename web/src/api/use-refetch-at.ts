import { useEffect } from 'react';

/** A timer of a browser holds no more. */
const MOST_MS = 2 ** 31 - 1;

/** Asks again when the clock alone changes something: at the first of these instants that is still to come. */
export function useRefetchAt(instants: readonly (string | null | undefined)[], refetch: () => void): void {
  const coming = instants
    .flatMap((instant) => (instant == null ? [] : [Date.parse(instant)]))
    .filter((at) => at > Date.now());
  const first = coming.length === 0 ? null : Math.min(...coming);
  useEffect(() => {
    if (first === null) return undefined;
    // A moment later, so that the service has seen the instant pass.
    const timer = window.setTimeout(refetch, Math.min(MOST_MS, Math.max(0, first - Date.now()) + 500));
    return () => window.clearTimeout(timer);
  }, [first, refetch]);
}
