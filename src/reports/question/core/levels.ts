import type { Instant, TimeRange } from '../../../platform/core/time-range.js';

/** Units that are held for a while. */
export interface Hold extends TimeRange {
  readonly units: number;
}

const byStart = (a: TimeRange, b: TimeRange): number => a.startsAt - b.startsAt;

/**
 * How many units are held at each instant, `most` at most, as sorted, disjoint stretches: what overlaps beyond the
 * units there are counts once.
 */
export function levels(holds: readonly Hold[], most: number): Hold[] {
  const sorted = holds.filter((hold) => hold.startsAt < hold.endsAt).sort(byStart);
  let end = -Infinity;
  const overlapping = sorted.some(({ startsAt, endsAt }) => {
    const meets = startsAt < end;
    end = Math.max(end, endsAt);
    return meets;
  });
  if (overlapping) return sweep(sorted, most);
  return sorted.map((hold) => (hold.units <= most ? hold : { ...hold, units: most }));
}

function sweep(sorted: readonly Hold[], most: number): Hold[] {
  const ends = [...sorted].sort((a, b) => a.endsAt - b.endsAt);
  const found: Hold[] = [];
  let [next, level, since]: [number, number, Instant] = [0, 0, -Infinity];
  const until = (instant: Instant): void => {
    if (level > 0 && instant > since) found.push({ startsAt: since, endsAt: instant, units: Math.min(level, most) });
    since = instant;
  };
  for (const ending of ends) {
    for (let begun = sorted[next]; begun !== undefined && begun.startsAt < ending.endsAt; begun = sorted[++next]) {
      until(begun.startsAt);
      level += begun.units;
    }
    until(ending.endsAt);
    level -= ending.units;
  }
  return found;
}

/** The parts of sorted, disjoint stretches that lie in sorted, disjoint ranges. */
export function during(stretches: readonly Hold[], ranges: readonly TimeRange[]): Hold[] {
  const found: Hold[] = [];
  let first = 0;
  for (const stretch of stretches) {
    const { startsAt, endsAt, units } = stretch;
    while ((ranges[first]?.endsAt ?? Infinity) <= startsAt) first++;
    for (let index = first; index < ranges.length; index++) {
      const range = ranges[index];
      if (range === undefined || range.startsAt >= endsAt) break;
      const inside = range.startsAt <= startsAt && endsAt <= range.endsAt;
      found.push(
        inside
          ? stretch
          : { startsAt: Math.max(startsAt, range.startsAt), endsAt: Math.min(endsAt, range.endsAt), units },
      );
    }
  }
  return found;
}

/** The rest of sorted, disjoint ranges without others of that kind. */
export function without(ranges: readonly TimeRange[], others: readonly TimeRange[]): TimeRange[] {
  if (others.length === 0) return [...ranges];
  const left: TimeRange[] = [];
  let first = 0;
  for (const { startsAt, endsAt } of ranges) {
    while ((others[first]?.endsAt ?? Infinity) <= startsAt) first++;
    let from = startsAt;
    for (let index = first; from < endsAt; index++) {
      const other = others[index];
      const to = Math.min(endsAt, other?.startsAt ?? Infinity);
      if (from < to) left.push({ startsAt: from, endsAt: to });
      from = other === undefined ? endsAt : Math.max(from, other.endsAt);
    }
  }
  return left;
}
