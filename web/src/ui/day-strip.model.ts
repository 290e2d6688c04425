import type { Instant, Span } from '../time/zoned';

export type StripKind = 'open' | 'busy' | 'turnaround' | 'own' | 'clash';

/** A part of a strip, in percent of its length. */
export interface StripPart {
  readonly kind: StripKind;
  readonly left: number;
  readonly width: number;
}

export interface Strip {
  readonly from: Instant;
  readonly to: Instant;
  readonly parts: readonly StripPart[];
}

export interface Neighbour extends Span {
  readonly turnaroundEndsAt: Instant;
}

const at = (instant: Instant): number => Date.parse(instant);
const laterOf = (one: Instant, other: Instant): Instant => (at(one) > at(other) ? one : other);
const earlierOf = (one: Instant, other: Instant): Instant => (at(one) < at(other) ? one : other);

/**
 * A day as one strip, from the first opening to the last, and as far as the own period and what is taken reach. What is
 * taken covers the open time; the own period covers all but the time
 * in which it clashes.
 */
export function stripOf(
  day: { readonly from: Instant; readonly to: Instant },
  open: readonly Span[],
  neighbours: readonly Neighbour[],
  own: Span,
  clashes: readonly Span[] = [],
): Strip {
  const spans = [...open, ...neighbours, own];
  const first = Math.max(at(day.from), Math.min(...spans.map(({ startsAt }) => at(startsAt))));
  const last = Math.min(at(day.to), Math.max(...spans.map(({ endsAt }) => at(endsAt))));
  const part = (kind: StripKind, startsAt: Instant, endsAt: Instant): StripPart[] => {
    const [start, end] = [Math.max(first, at(startsAt)), Math.min(last, at(endsAt))];
    if (start >= end) return [];
    const share = (length: number) => (100 * length) / (last - first);
    return [{ kind, left: share(start - first), width: share(end - start) }];
  };
  return {
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    parts: [
      ...open.flatMap(({ startsAt, endsAt }) => part('open', startsAt, endsAt)),
      ...neighbours.flatMap(({ endsAt, turnaroundEndsAt }) => part('turnaround', endsAt, turnaroundEndsAt)),
      ...neighbours.flatMap(({ startsAt, endsAt }) => part('busy', startsAt, endsAt)),
      ...part('own', own.startsAt, own.endsAt),
      ...clashes.flatMap(({ startsAt, endsAt }) =>
        part('clash', laterOf(startsAt, own.startsAt), earlierOf(endsAt, own.endsAt)),
      ),
    ],
  };
}
