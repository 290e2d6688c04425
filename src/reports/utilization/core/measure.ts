import { type Instant, intersect, type TimeRange, union } from '../../../platform/core/time-range.js';
import { type Cut, spread } from './cells.js';
import type { Amount } from './figures.js';
import { during, type Hold, levels, without } from './levels.js';

export type ConsumerKind = 'SCHOOL' | 'ENTERPRISE' | 'TRAINING_CENTER';

/** A booking's hold on one resource; what is inside of what was taken whole is held too. */
export interface BookedTime {
  /** The same for all resources of one booking, and of no other of that provider. */
  readonly booking: number;
  readonly reserved: TimeRange;
  readonly units: number;
  /** From check-in to check-out, in whole minutes; null until then, and when nobody came. */
  readonly used: TimeRange | null;
  /** By another organization than the owner. */
  readonly shared: boolean;
  readonly consumer: ConsumerKind;
  readonly missed: boolean;
  readonly createdAt: Instant;
}

export interface LateCancellation {
  /** The same for all resources of one booking, and of no other of that provider that was cancelled late. */
  readonly booking: number;
  readonly startsAt: Instant;
}

/** What is known of one resource in a window. */
export interface ResourceTime {
  readonly units: number;
  /** Sorted and disjoint, inside the window. */
  readonly open: readonly TimeRange[];
  /** May overlap each other and reach out of the window. */
  readonly downtimes: readonly TimeRange[];
  readonly booked: readonly BookedTime[];
}

export type Add = (row: number, amount: Amount, unitMilliseconds: number) => void;

/** When it could have been used. */
export const availableTime = ({ open, downtimes }: Pick<ResourceTime, 'open' | 'downtimes'>): TimeRange[] =>
  without(open, union(downtimes));

export const holdsOf = (booked: readonly BookedTime[], rangeOf: (time: BookedTime) => TimeRange | null): Hold[] =>
  booked.flatMap((time) => {
    const range = rangeOf(time);
    return range === null ? [] : [{ ...range, units: time.units }];
  });

export const reservedOf = (time: BookedTime): TimeRange => time.reserved;
export const usedOf = (time: BookedTime): TimeRange | null => time.used;
export const usedWithinReserved = ({ used, reserved }: BookedTime): TimeRange | null =>
  used === null ? null : intersect(used, reserved);

const KINDS: readonly (readonly [ConsumerKind, Amount])[] = [
  ['SCHOOL', 'usedBySchools'],
  ['ENTERPRISE', 'usedByEnterprises'],
  ['TRAINING_CENTER', 'usedByTrainingCenters'],
];

/** Adds what bookings and downtimes come to (rules.md §8); open hours are added apart, once for all that share them. */
export function measure(resource: ResourceTime, cut: Cut, add: Add): void {
  const available = availableTime(resource);
  if (resource.downtimes.length > 0) {
    const down = without(resource.open, available).map((range) => ({ ...range, units: resource.units }));
    spread(cut, down, (row, amount) => add(row, 'down', amount));
  }
  if (resource.booked.length === 0) return;
  const count = (holds: readonly Hold[], into: readonly Amount[]): void => {
    if (holds.length === 0 || into.length === 0) return;
    spread(cut, during(levels(holds, resource.units), available), (row, amount) => {
      for (const each of into) add(row, each, amount);
    });
  };
  count(holdsOf(resource.booked, reservedOf), ['booked']);
  const users = resource.booked.filter(({ used }) => used !== null);
  if (users.length === 0) return;
  count(holdsOf(users, usedWithinReserved), ['usedWithinBooked']);
  // Most often all users are of one kind: then what they used is measured once.
  const same: Amount[] = ['used'];
  const parts: (readonly [BookedTime[], Amount])[] = [
    [users.filter(({ shared }) => shared), 'shared'],
    ...KINDS.map(([kind, amount]) => [users.filter(({ consumer }) => consumer === kind), amount] as const),
  ];
  for (const [part, amount] of parts) {
    if (part.length === users.length) same.push(amount);
    else count(holdsOf(part, usedOf), [amount]);
  }
  count(holdsOf(users, usedOf), same);
}
