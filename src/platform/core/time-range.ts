/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Half-open: [startsAt, endsAt). */
export interface TimeRange {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export const isWholeMinute = (instant: Instant): boolean => instant % MINUTE_MS === 0;

/** Where the two meet; null when they only touch or lie apart. */
export function intersect(a: TimeRange, b: TimeRange): TimeRange | null {
  const startsAt = Math.max(a.startsAt, b.startsAt);
  const endsAt = Math.min(a.endsAt, b.endsAt);
  return startsAt < endsAt ? { startsAt, endsAt } : null;
}

/** From the first start to the last end of the ranges; empty when there are none. */
export const hull = (ranges: readonly TimeRange[]): TimeRange =>
  ranges.length === 0
    ? { startsAt: 0, endsAt: 0 }
    : {
        startsAt: ranges.reduce((first, { startsAt }) => Math.min(first, startsAt), Infinity),
        endsAt: ranges.reduce((last, { endsAt }) => Math.max(last, endsAt), -Infinity),
      };

/** The union of the ranges as sorted, disjoint ranges; those that touch become one, empty ones vanish. */
export function union(ranges: readonly TimeRange[]): TimeRange[] {
  const sorted = ranges.filter((r) => r.startsAt < r.endsAt).sort((a, b) => a.startsAt - b.startsAt);
  const merged: TimeRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.startsAt <= last.endsAt) {
      merged[merged.length - 1] = { startsAt: last.startsAt, endsAt: Math.max(last.endsAt, range.endsAt) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}
