import fc from 'fast-check';
import { type Weekday, WEEKDAYS } from '../worlds/wall-clock.js';
import { HOUR } from './minutes.js';
import type { Organization } from './people.js';
import { NO_RULES } from './provider-side.js';
import type { Approval, Audience, Kind, Opening, Policy, Resource, World } from './world.js';

/** Traits of a resource that differ from life to life. */
interface Traits {
  readonly units: number;
  readonly seats: number | null;
  readonly audience: Audience;
  readonly hours: 'always' | 'weekdays' | 'split days' | 'nights';
  readonly policy: Policy;
}

/** The plant's tree and its lone press; the annex is of another provider. */
const PLACES: readonly {
  readonly name: string;
  readonly kind: Kind;
  readonly parent: string | null;
  readonly provider: Organization;
}[] = [
  { name: 'lab', kind: 'LAB', parent: 'base', provider: 'plant' },
  { name: 'mill', kind: 'EQUIPMENT', parent: 'lab', provider: 'plant' },
  { name: 'lathes', kind: 'EQUIPMENT', parent: 'lab', provider: 'plant' },
  { name: 'press', kind: 'EQUIPMENT', parent: null, provider: 'plant' },
  { name: 'base', kind: 'TRAINING_BASE', parent: null, provider: 'plant' },
  { name: 'annex', kind: 'LAB', parent: null, provider: 'south' },
];

/** Parents come before what is inside. */
const CREATED: readonly string[] = ['base', 'lab', 'mill', 'lathes', 'press', 'annex'];

const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );

const policy: fc.Arbitrary<Policy> = fc.record({
  minimumMinutes: mostly<number | null>(null, null, 30),
  maximumMinutes: mostly<number | null>(null, null, 120),
  startStepMinutes: mostly<number | null>(null, null, 15, 30, 45),
  minimumNoticeMinutes: mostly<number | null>(null, null, 0, 60),
  maximumAdvanceDays: mostly<number | null>(null, null, 1),
  turnaroundMinutes: mostly(0, 15, 10, 90),
  approval: fc.constantFrom<Approval[]>('AUTOMATIC', 'OWNER_APPROVES', 'AUTOMATIC_FOR_PARTNERS'),
  cancellationNoticeMinutes: mostly<number | null>(null, null, 0, 60),
  checkInOpensMinutes: mostly(NO_RULES.checkInOpensMinutes, 0, 90),
  noShowAfterMinutes: mostly<number | null>(null, 0, 10, 200),
});

const traits: fc.Arbitrary<Traits> = fc.record({
  units: mostly(1, 1, 2, 3, 5),
  seats: mostly<number | null>(null, 3, 12),
  audience: fc.oneof(
    { withCrossShrink: true },
    { weight: 20, arbitrary: fc.constant<Audience>('EVERYONE') },
    { weight: 3, arbitrary: fc.constant<Audience>('PARTNERS') },
    { weight: 1, arbitrary: fc.constant<Audience>('OWN_ORGANIZATION') },
  ),
  hours: mostly<Traits['hours']>('always', 'weekdays', 'split days', 'nights'),
  policy,
});

function openingOf(hours: Traits['hours']): Opening[] {
  const daily = (days: readonly Weekday[], opens: number, closes: number): Opening[] =>
    days.map((weekday) => ({ weekday, opens: opens * HOUR, closes: closes * HOUR }));
  switch (hours) {
    case 'always':
      return [];
    case 'weekdays':
      return daily(WEEKDAYS.slice(0, 5), 7.5, 18);
    case 'split days':
      return [...daily(WEEKDAYS, 8, 12), ...daily(WEEKDAYS, 12, 13), ...daily(WEEKDAYS, 14, 17)];
    case 'nights':
      return [...daily(WEEKDAYS, 0, 10), ...daily(WEEKDAYS, 20, 24)];
  }
}

/** Monday 08:00, as the clock of tests begins. */
export const MORNING = 8 * HOUR;

export type Surroundings = readonly Traits[];

export const surroundings: fc.Arbitrary<Surroundings> = fc.noBias(
  fc.array(traits, { minLength: PLACES.length, maxLength: PLACES.length }),
);

/** A world in which nothing has happened yet, its resources in the order of their creation. */
export function newWorld(all: Surroundings): World {
  const resources = PLACES.flatMap((place, index): Resource[] => {
    const chosen = all[index];
    if (chosen === undefined) return [];
    const { hours, ...rest } = chosen;
    return [{ ...place, ...rest, opening: openingOf(hours), status: 'LISTED', createdAt: -Infinity, resizedAt: null }];
  });
  resources.sort((one, other) => CREATED.indexOf(one.name) - CREATED.indexOf(other.name));
  return {
    now: MORNING,
    resources: new Map(resources.map((resource) => [resource.name, resource])),
    bookings: new Map(),
    downtimes: new Map(),
    agreements: new Map(),
  };
}

const SIMPLEST: Traits = { units: 1, seats: null, audience: 'EVERYONE', hours: 'always', policy: NO_RULES };

const RULES = Object.keys(NO_RULES) as (keyof Policy)[];
const CHANGES = 4 + RULES.length;

/** The surroundings with one trait of one resource at its simplest; null when there are no more to try. */
export function withSimpler(around: Surroundings, change: number): Surroundings | null {
  const traits = around[Math.floor(change / CHANGES)];
  if (traits === undefined) return null;
  const rule = RULES[(change % CHANGES) - 4];
  const simpler: Traits[] = [
    { ...traits, units: SIMPLEST.units },
    { ...traits, seats: SIMPLEST.seats },
    { ...traits, audience: SIMPLEST.audience },
    { ...traits, hours: SIMPLEST.hours },
  ];
  const policy = rule === undefined ? traits.policy : { ...traits.policy, [rule]: NO_RULES[rule] };
  const next = simpler[change % CHANGES] ?? { ...traits, policy };
  return around.map((one) => (one === traits ? next : one));
}
