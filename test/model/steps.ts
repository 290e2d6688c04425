import fc from 'fast-check';
import { PEOPLE, type Person } from './people.js';
import type { ActOnBooking, CheckBooking } from './operations.js';
import type { Kind, Policy } from './world.js';

/** A choice among the things that exist when the step is taken: counted from the newest, round and round. */
export interface Pick {
  /** Only among those with which the step can succeed, if there are any. */
  readonly fitting: boolean;
  readonly back: number;
}

/** The person who does it, or any person who may. */
export type Actor = Person | 'whoever may';

export type UnitsAsked = 'one' | 'half' | 'all' | 'one too many';

export interface ItemAsked {
  readonly resource: number;
  readonly units: UnitsAsked;
}

/** In quarters of an hour; `odd` minutes move it off them. */
export interface TimeAsked {
  readonly inQuarters: number;
  readonly quarters: number;
  readonly odd: number;
}

/** A step of a generated life. Its subject is chosen when its turn comes. */
export type Step =
  | {
      readonly kind: 'request';
      readonly who: Person;
      readonly anotherOrganization: boolean;
      readonly items: readonly ItemAsked[];
      readonly time: TimeAsked;
      readonly attendees: number | null;
      readonly hold: boolean;
    }
  | {
      readonly kind: 'act';
      readonly does: ActOnBooking['does'];
      readonly who: Actor;
      readonly pick: Pick;
      readonly reason: boolean;
    }
  | {
      readonly kind: 'check';
      readonly does: CheckBooking['does'];
      readonly who: Actor;
      readonly pick: Pick;
      readonly minutesAgo: number | null;
    }
  | {
      readonly kind: 'reschedule';
      readonly who: Actor;
      readonly pick: Pick;
      readonly laterByQuarters: number;
      readonly longerByQuarters: number;
      readonly items: readonly ItemAsked[] | null;
    }
  | { readonly kind: 'again'; readonly back: number; readonly same: boolean }
  | {
      /** Whatever comes next in the life of a booking, by where it stands. */
      readonly kind: 'next';
      readonly pick: Pick;
      readonly well: boolean;
      readonly minutesAgo: number | null;
    }
  | { readonly kind: 'downtime'; readonly who: Person; readonly resource: number; readonly time: TimeAsked }
  | { readonly kind: 'cancelDowntime'; readonly who: Person; readonly back: number }
  | { readonly kind: 'units'; readonly who: Person; readonly resource: number; readonly units: number }
  | { readonly kind: 'status'; readonly resource: number; readonly status: 'LISTED' | 'WITHDRAWN' }
  | { readonly kind: 'policy'; readonly resource: number; readonly policy: Partial<Policy> }
  | { readonly kind: 'child'; readonly parent: number; readonly childKind: Kind; readonly units: number }
  | {
      readonly kind: 'propose';
      readonly who: Person;
      readonly consumer: 'north' | 'south';
      readonly inDays: number;
      readonly days: number;
    }
  | {
      readonly kind: 'agree';
      readonly does: 'acceptAgreement' | 'endAgreement';
      readonly who: Person;
      readonly back: number;
    }
  | { readonly kind: 'jump'; readonly minutes: number };

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

const weighted = <T>(...choices: readonly (readonly [number, T])[]): fc.Arbitrary<T> =>
  fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const anybody = fc.constantFrom(...PEOPLE);
const booker = weighted<Person>(
  [8, 'cora'],
  [6, 'dual'],
  [3, 'house'],
  [4, 'manager'],
  [4, 'sue'],
  [2, 'ann'],
  [1, 'mia'],
);
const owner = weighted<Person>([8, 'manager'], [2, 'boss'], [1, 'dual'], [1, 'house'], [1, 'cora'], [1, 'sue']);
const actor = fc.oneof({ weight: 6, arbitrary: fc.constant<Actor>('whoever may') }, { weight: 1, arbitrary: anybody });
const resource = fc.nat({ max: 6 });
const pick: fc.Arbitrary<Pick> = fc.record({ fitting: weighted([7, true], [1, false]), back: fc.nat({ max: 5 }) });

const item: fc.Arbitrary<ItemAsked> = fc.record({
  resource,
  units: weighted<UnitsAsked>([4, 'one'], [3, 'half'], [5, 'all'], [1, 'one too many']),
});
const items = fc.oneof(
  { weight: 9, arbitrary: fc.array(item, { minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.uniqueArray(item, { selector: (one) => one.resource, minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(item, { maxLength: 3 }) },
);

const inQuarters = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 16 }) },
  { weight: 1, arbitrary: fc.integer({ min: -8, max: -1 }) },
  { weight: 2, arbitrary: fc.integer({ min: 17, max: 250 }) },
);
const time: fc.Arbitrary<TimeAsked> = fc.record({
  inQuarters,
  quarters: weighted([2, 1], [3, 2], [6, 4], [4, 6], [3, 8], [1, 30], [1, 0]),
  odd: weighted([12, 0], [1, 5], [1, 7]),
});

const request: fc.Arbitrary<StepOf<'request'>> = fc.record({
  kind: fc.constant('request' as const),
  who: booker,
  anotherOrganization: weighted([14, false], [1, true]),
  items,
  time,
  attendees: weighted<number | null>([8, null], [2, 4], [2, 20]),
  hold: weighted([3, false], [1, true]),
});

const act: fc.Arbitrary<StepOf<'act'>> = fc.record({
  kind: fc.constant('act' as const),
  does: weighted<ActOnBooking['does']>(
    [3, 'confirmBooking'],
    [4, 'cancelBooking'],
    [4, 'approveBooking'],
    [1, 'declineBooking'],
    [1, 'markNoShow'],
  ),
  who: actor,
  pick,
  reason: weighted([6, true], [1, false]),
});

const check: fc.Arbitrary<StepOf<'check'>> = fc.record({
  kind: fc.constant('check' as const),
  does: weighted<CheckBooking['does']>([3, 'checkInBooking'], [2, 'checkOutBooking']),
  who: actor,
  pick,
  minutesAgo: weighted<number | null>([5, null], [1, 0], [1, 3], [1, 20], [1, 75], [1, 600], [1, -2]),
});

const reschedule: fc.Arbitrary<StepOf<'reschedule'>> = fc.record({
  kind: fc.constant('reschedule' as const),
  who: actor,
  pick,
  laterByQuarters: weighted([4, 0], [3, 1], [2, 2], [2, -1], [1, 4], [1, 8], [1, 40]),
  longerByQuarters: weighted([4, 0], [2, -1], [2, 1], [1, 2], [1, 4]),
  items: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: items }),
});

const next: fc.Arbitrary<StepOf<'next'>> = fc.record({
  kind: fc.constant('next' as const),
  pick: fc.record({ fitting: fc.constant(true), back: fc.nat({ max: 3 }) }),
  well: weighted([5, true], [1, false]),
  minutesAgo: weighted<number | null>([3, null], [1, 0], [1, 4]),
});

const policyChange: fc.Arbitrary<Partial<Policy>> = fc.oneof(
  fc.record({ turnaroundMinutes: fc.constantFrom(0, 10, 30) }),
  fc.record({ noShowAfterMinutes: fc.constantFrom(null, 5, 20) }),
  fc.record({ approval: fc.constantFrom('AUTOMATIC', 'OWNER_APPROVES', 'AUTOMATIC_FOR_PARTNERS') }),
  fc.record({ cancellationNoticeMinutes: fc.constantFrom(null, 0, 60) }),
  fc.record({ checkInOpensMinutes: fc.constantFrom(0, 15, 60) }),
);

const smallUnits = fc.integer({ min: 1, max: 6 });

/** The rest of what can be done, each by its weight among all. */
const others = {
  downtime: fc.record({ kind: fc.constant('downtime' as const), who: owner, resource, time }),
  again: fc.record({
    kind: fc.constant('again' as const),
    back: fc.nat({ max: 5 }),
    same: weighted([3, true], [1, false]),
  }),
  cancelDowntime: fc.record({ kind: fc.constant('cancelDowntime' as const), who: owner, back: fc.nat({ max: 3 }) }),
  units: fc.record({ kind: fc.constant('units' as const), who: owner, resource, units: smallUnits }),
  status: fc.record({
    kind: fc.constant('status' as const),
    resource,
    status: weighted<'LISTED' | 'WITHDRAWN'>([3, 'LISTED'], [1, 'WITHDRAWN']),
  }),
  policy: fc.record({ kind: fc.constant('policy' as const), resource, policy: policyChange }),
  child: fc.record({
    kind: fc.constant('child' as const),
    parent: resource,
    childKind: weighted<Kind>([4, 'EQUIPMENT'], [1, 'LAB']),
    units: fc.integer({ min: 1, max: 3 }),
  }),
  propose: fc.record({
    kind: fc.constant('propose' as const),
    who: weighted<Person>([2, 'boss'], [2, 'ann'], [2, 'sue'], [1, 'manager']),
    consumer: fc.constantFrom('north' as const, 'south' as const),
    inDays: weighted([4, 0], [1, 1], [1, -3]),
    days: weighted([3, 60], [2, 1], [1, 0], [1, 2]),
  }),
  agree: fc.record({
    kind: fc.constant('agree' as const),
    does: weighted<'acceptAgreement' | 'endAgreement'>([3, 'acceptAgreement'], [1, 'endAgreement']),
    who: weighted<Person>([3, 'boss'], [3, 'ann'], [3, 'sue'], [1, 'cora']),
    back: fc.nat({ max: 2 }),
  }),
  jump: fc.record({
    kind: fc.constant('jump' as const),
    minutes: weighted([2, 1], [3, 5], [2, 10], [4, 15], [3, 30], [3, 60], [1, 0.5], [1, 180], [1, 1440]),
  }),
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: request },
  { weight: 8, arbitrary: act },
  { weight: 4, arbitrary: check },
  { weight: 14, arbitrary: next },
  { weight: 9, arbitrary: reschedule },
  { weight: 3, arbitrary: others.again },
  { weight: 5, arbitrary: others.downtime },
  { weight: 2, arbitrary: others.cancelDowntime },
  { weight: 4, arbitrary: others.units },
  { weight: 3, arbitrary: others.status },
  { weight: 2, arbitrary: others.policy },
  { weight: 2, arbitrary: others.child },
  { weight: 2, arbitrary: others.propose },
  { weight: 3, arbitrary: others.agree },
  { weight: 12, arbitrary: others.jump },
);

/**
 * About `count` steps: lists of all lengths up to twice as many. Without the bias to what is small, which would make
 * lives short and all alike.
 */
export const steps = (count: number): fc.Arbitrary<Step[]> =>
  fc.noBias(fc.array(step, { minLength: 1, maxLength: 2 * count, size: 'max' }));
