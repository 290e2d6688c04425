import type { Instant } from '../../platform/core/time-range.js';

/** A seal beside its recomputation; digests are hexadecimal. */
export interface CheckedSeal {
  readonly number: number;
  /** The instant of the earliest happening that it covers. */
  readonly earliest: Instant;
  readonly previous: string;
  readonly hash: string;
  readonly recomputed: string;
  readonly recordsHold: boolean;
  readonly moneysHold: boolean;
}

/** The first instants of the months that are kept of each class. */
export interface KeptSince {
  readonly record: Instant;
  readonly money: Instant;
}

export type SealsOutcome =
  | { readonly first: number; readonly why: 'CHAIN' | 'HAPPENINGS' }
  /** `checked` seals were compared with all of their happenings, `dropped` ones only with the seal before. */
  | { readonly first: null; readonly checked: number; readonly dropped: number };

/** The first seal of an organization that differs; null when all hold. */
export function checkSeals(seals: readonly CheckedSeal[], keptSince: KeptSince): SealsOutcome {
  let previous = '';
  let dropped = 0;
  for (const [index, seal] of seals.entries()) {
    const follows = seal.number === index + 1 && seal.previous === previous && seal.hash === seal.recomputed;
    if (!follows) return { first: seal.number, why: 'CHAIN' };
    const recordsGone = !seal.recordsHold && seal.earliest < keptSince.record;
    const moneysGone = !seal.moneysHold && seal.earliest < keptSince.money;
    if (!(seal.recordsHold || recordsGone) || !(seal.moneysHold || moneysGone)) {
      return { first: seal.number, why: 'HAPPENINGS' };
    }
    if (recordsGone || moneysGone) dropped += 1;
    previous = seal.hash;
  }
  return { first: null, checked: seals.length - dropped, dropped };
}
