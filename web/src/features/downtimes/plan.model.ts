import type { Span } from '../../time/zoned';
import { stretchOf } from '../../timeline/layers';
import { without } from '../../timeline/spans';

/** The decision about a booking that stands in the way of a downtime. */
export type Decision =
  | { readonly kind: 'SPARE' }
  /** The reason is told to those who booked. */
  | { readonly kind: 'CANCEL'; readonly reason: string };

/** A booking in the way, with its turnaround: a downtime may start only after that. */
export interface InTheWay extends Span {
  readonly bookingId: string;
}

export interface Plan {
  readonly cancel: readonly { readonly bookingId: string; readonly reason: string }[];
  /** The downtimes to schedule, by start. */
  readonly parts: readonly Span[];
  /** The bookings about which nothing was decided. */
  readonly undecided: readonly string[];
}

const instant = (at: number): string => new Date(at).toISOString();

/** The time of a downtime without the bookings that are spared, by start. */
export const partsAround = (wanted: Span, spared: readonly Span[]): Span[] =>
  without([stretchOf(wanted)], spared.map(stretchOf)).map(({ from, to }) => ({
    startsAt: instant(from),
    endsAt: instant(to),
  }));

/**
 * The steps that follow from the decisions: the cancellations first, then the parts of the downtime. Parts that are
 * blocked already are left out.
 */
export function planOf(
  wanted: Span,
  inTheWay: readonly InTheWay[],
  decisions: ReadonlyMap<string, Decision>,
  blocked: readonly Span[] = [],
): Plan {
  const decided = inTheWay.map((each) => ({ ...each, decision: decisions.get(each.bookingId) }));
  return {
    cancel: decided.flatMap(({ bookingId, decision }) =>
      decision?.kind === 'CANCEL' ? [{ bookingId, reason: decision.reason }] : [],
    ),
    parts: partsAround(wanted, [...decided.filter(({ decision }) => decision?.kind === 'SPARE'), ...blocked]),
    undecided: decided.filter(({ decision }) => decision === undefined).map(({ bookingId }) => bookingId),
  };
}

/** A reason with the chosen suggestion in it; one that was chosen before gives way. */
export function withSuggestion(reason: string, before: string | null, chosen: string): string {
  const bare = before === null ? reason : reason.replace(before, '').trimEnd();
  return bare === '' ? chosen : `${bare} ${chosen}`;
}
