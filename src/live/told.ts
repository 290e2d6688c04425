import type { OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';

/** The kinds of events of a subscription. */
export type ChangeKind =
  | 'SCHEDULE'
  | 'BOOKING'
  | 'RESOURCE'
  | 'ORGANIZATION'
  | 'AGREEMENT'
  | 'STATEMENT'
  | 'MEMBERS'
  | 'RESYNC'
  | 'SIGNED_OUT';

/** An event of a subscription, by keys. */
export interface Told {
  readonly kind: ChangeKind;
  /** The organization concerned, the subject's provider; null of RESYNC and SIGNED_OUT. */
  readonly organization: OrganizationKey | null;
  /** The uuid of the subject; null = the organization itself, or none. */
  readonly id: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly at: Instant;
}

/** Each event once, because hints that differ may be told alike. */
export const distinctTold = (all: readonly Told[]): Told[] => [
  ...new Map(
    all.map((told) => [JSON.stringify([told.kind, told.organization, told.id, told.from, told.to]), told]),
  ).values(),
];

/** An event that is about nothing in particular. */
export const plainly = (kind: 'RESYNC' | 'SIGNED_OUT', at: Instant): Told => ({
  kind,
  organization: null,
  id: null,
  from: null,
  to: null,
  at,
});
