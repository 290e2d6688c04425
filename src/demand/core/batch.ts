import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
/** The dimensions of a count; none of them is about a person. */
export interface Dimensions {
  readonly day: string;
  readonly hourOfWeek: number;
  readonly reason: string;
  readonly skills: readonly string[];
  /** The resource; null = none was named. */
  readonly resource: ResourceKey | null;
  readonly distanceBand: string | null;
  /** The organization that asked; null = none was named. */
  readonly consumer: OrganizationKey | null;
  /** In which it would have been paid; null: it has no price. */
  readonly currency: string | null;
}

export interface Count extends Dimensions {
  readonly number: number;
  readonly unitMinutes: number;
  /** The price it would have had, in the smallest unit of the currency; 0 without one. */
  readonly worthMinor: bigint;
}

/** Different dimensions of counts that are kept at once; what would be more is not counted. */
export const MOST_COUNTS = 20_000;
/** Repetitions are told apart among so many requests. */
const MOST_SEEN = 10_000;

const keyOf = ({ resource, consumer, day, hourOfWeek, reason, skills, distanceBand, currency }: Dimensions): string =>
  JSON.stringify([
    ...[resource?.provider, resource?.id, consumer, day, hourOfWeek, reason, skills, distanceBand, currency],
  ]);

interface Sums {
  number: number;
  unitMinutes: number;
  worthMinor: bigint;
}

/** Counts that are not written down yet. */
export class Batch {
  private readonly counts = new Map<string, Sums & { readonly of: Dimensions }>();
  private readonly seen = new Set<string>();
  /** The number of wishes that were not counted, because there were too many. */
  dropped = 0;

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  /** Whether a request is the first of its kind in this batch; what has no kind always is. */
  isNew(kind: string | null): boolean {
    if (kind === null) return true;
    if (this.seen.has(kind)) return false;
    if (this.seen.size < MOST_SEEN) this.seen.add(kind);
    return true;
  }

  add({ number, unitMinutes, worthMinor, ...of }: Count): void {
    const key = keyOf(of);
    const known = this.counts.get(key);
    if (known !== undefined) {
      known.number += number;
      known.unitMinutes += unitMinutes;
      known.worthMinor += worthMinor;
    } else if (this.counts.size < MOST_COUNTS) {
      this.counts.set(key, { of, number, unitMinutes, worthMinor });
    } else {
      this.dropped += number;
    }
  }

  /** In one order for all instances, so that two that write the same rows wait for each other and never in a circle. */
  sorted(): Count[] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { of, ...sums }]) => ({ ...of, ...sums }));
  }
}
