import type { ResourceKey } from '../../../platform/core/keys.js';
import type { Instant } from '../../../platform/core/time-range.js';
import { type Cut, rowAt } from '../../question/core/buckets.js';
import { type Figures, measuredAmounts } from './figures.js';
import type { BookedTime, LateCancellation } from './measure.js';

/** Stored figures of each resource, in the order of storage. Rated time follows from the window alone. */
export const KEPT_FIGURES = [
  ...measuredAmounts,
  'bookings',
  'noShows',
  'lateCancellations',
  'lead',
] as const satisfies readonly (keyof Figures)[];

export const OUTCOMES = ['STANDS', 'MISSED', 'CANCELLED_LATE'] as const;

/** That a booking of several resources was counted by one of them, too. */
export interface JointCount {
  /** The key of the booking. */
  readonly booking: string;
  /** The place of the resource in the month. */
  readonly position: number;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly lead: number;
}

interface Count extends JointCount {
  /** It starts in the month. */
  readonly counts: boolean;
}

/** Totals of the resources of a provider in a month of their own zones. */
export interface MonthSnapshot {
  /** The places of the resources by their keys. */
  readonly positions: ReadonlyMap<ResourceKey['id'], number>;
  /** KEPT_FIGURES of each place. */
  readonly figures: ArrayLike<number>;
  /** By key of the booking, then place. */
  readonly joint: readonly JointCount[];
}

/** A resource with its figures of the month, and all that the month knows of it. */
export interface MonthOfResource {
  readonly resourceKey: ResourceKey['id'];
  readonly figures: Figures;
  readonly cut: Cut;
  readonly booked: readonly BookedTime[];
  readonly lateCancellations: readonly LateCancellation[];
}

/** The keys of bookings by the numbers that stand for them. */
export interface BookingKeys {
  readonly bookingKeys: ReadonlyMap<number, string>;
  readonly lateKeys: ReadonlyMap<number, string>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function countsOf(resource: MonthOfResource, position: number, keys: BookingKeys): Count[] {
  const startsInIt = (instant: Instant): boolean => rowAt(resource.cut, instant) !== null;
  return [
    ...resource.booked.map(({ booking, reserved, missed, createdAt }): Count => ({
      booking: keyOf(keys.bookingKeys, booking),
      position,
      outcome: missed ? 'MISSED' : 'STANDS',
      lead: Math.max(0, reserved.startsAt - createdAt),
      counts: startsInIt(reserved.startsAt),
    })),
    ...resource.lateCancellations.map(({ booking, startsAt }): Count => ({
      booking: keyOf(keys.lateKeys, booking),
      position,
      outcome: 'CANCELLED_LATE',
      lead: 0,
      counts: startsInIt(startsAt),
    })),
  ];
}

/**
 * All resources of a provider, in whatever order. Where they are in several zones a booking may start in the month for
 * one of its resources alone: it is joint all the same.
 */
export function keptMonthOf(resources: readonly MonthOfResource[], keys: BookingKeys): MonthSnapshot {
  const sorted = [...resources].sort((a, b) => compare(a.resourceKey, b.resourceKey));
  const byBooking = Map.groupBy(
    sorted.flatMap((resource, position) => countsOf(resource, position, keys)),
    ({ booking }) => booking,
  );
  const joint = [...byBooking.values()].filter((counts) => counts.length > 1).flat();
  return {
    positions: new Map(sorted.map(({ resourceKey }, position) => [resourceKey, position])),
    figures: sorted.flatMap(({ figures }) => KEPT_FIGURES.map((name) => figures[name])),
    joint: joint
      .filter(({ counts }) => counts)
      .map(({ booking, position, outcome, lead }) => ({ booking, position, outcome, lead }))
      .sort((a, b) => compare(a.booking, b.booking) || a.position - b.position),
  };
}

function keyOf(keys: ReadonlyMap<number, string>, booking: number): string {
  const key = keys.get(booking);
  if (key === undefined) throw new Error('a booking was gathered without its key');
  return key;
}

/** The months are the same in every figure. */
export function sameMonth(a: MonthSnapshot, b: MonthSnapshot): boolean {
  const flat = ({ positions, figures, joint }: MonthSnapshot): string =>
    JSON.stringify([
      [...positions],
      Array.from(figures),
      joint.map(({ booking, position, outcome, lead }) => [booking, position, outcome, lead]),
    ]);
  return flat(a) === flat(b);
}
