import { type Instant, intersect, type TimeRange, union } from '../../../platform/core/time-range.js';
import { type Cut, spread } from '../../question/core/buckets.js';
import type { Amount } from './figures.js';
import { during, type Hold, levels, without } from '../../question/core/levels.js';

export type ConsumerKind = 'SCHOOL' | 'ENTERPRISE' | 'TRAINING_CENTER';

/** A booking's hold on one resource; what is inside of what was taken whole is held too. */
export interface BookedTime {
  /** The same for all resources of one booking, and of no other of that provider. */
  readonly booking: number;
  readonly reserved: Hold;
  /** From check-in to check-out, in whole minutes, with as many units; null until then, and when nobody came. */
  readonly used: Hold | null;
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

/** The time of one resource in a window. */
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

export function usedWithinReserved({ used, reserved }: BookedTime): Hold | null {
  if (used === null || (reserved.startsAt <= used.startsAt && used.endsAt <= reserved.endsAt)) return used;
  const within = intersect(used, reserved);
  return within === null ? null : { ...within, units: reserved.units };
}

const all = (holds: readonly (Hold | null)[]): Hold[] => holds.filter((hold) => hold !== null);
const usesOf = (booked: readonly BookedTime[]): Hold[] => all(booked.map(({ used }) => used));

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
  count(
    resource.booked.map(({ reserved }) => reserved),
    ['booked'],
  );
  const users = resource.booked.filter(({ used }) => used !== null);
  if (users.length === 0) return;
  count(all(users.map(usedWithinReserved)), ['usedWithinBooked']);
  // Most often all users are of one kind: then what they used is measured once.
  const same: Amount[] = ['used'];
  const parts: (readonly [BookedTime[], Amount])[] = [
    [users.filter(({ shared }) => shared), 'shared'],
    ...KINDS.map(([kind, amount]) => [users.filter(({ consumer }) => consumer === kind), amount] as const),
  ];
  for (const [part, amount] of parts) {
    if (part.length === users.length) same.push(amount);
    else count(usesOf(part), [amount]);
  }
  count(usesOf(users), same);
}
