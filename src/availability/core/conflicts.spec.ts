import fc from 'fast-check';
import type { HolderKey } from '../../platform/core/keys.js';
import { findConflicts, type TimeHolder } from './conflicts.js';

const range = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }))
  .map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length }));

const occupant = (units: number) =>
  fc.record({
    kind: fc.constantFrom('BOOKING', 'HOLD', 'DOWNTIME' as const),
    units: fc.integer({ min: 1, max: units }),
    blocked: range,
    inside: fc.boolean(),
    closes: fc.boolean(),
  });

const world = fc
  .integer({ min: 1, max: 4 })
  .chain((units) =>
    fc.record({
      units: fc.constant(units),
      claim: occupant(units),
      occupants: fc
        .array(occupant(units), { maxLength: 8 })
        .map((all) => all.map((each, index): TimeHolder => ({ ...each, holderId: String(index) as HolderKey['id'] }))),
    }),
  );

/** The rule of rules.md §3, instant by instant. */
function byInstants({
  units,
  claim,
  occupants,
}: {
  units: number;
  claim: Omit<TimeHolder, 'holderId' | 'inside' | 'closes'>;
  occupants: TimeHolder[];
}) {
  const asked = claim.kind === 'DOWNTIME' ? units : claim.units;
  const rivals = occupants.filter((each) => claim.kind !== 'DOWNTIME' || each.kind !== 'DOWNTIME');
  const there = (each: { blocked: { startsAt: number; endsAt: number } }, at: number) =>
    each.blocked.startsAt <= at && at < each.blocked.endsAt;
  const freeAt = (at: number) => {
    const present = rivals.filter((each) => there(each, at));
    if (present.some((each) => each.kind === 'DOWNTIME' || each.inside || each.closes)) return 0;
    return Math.max(0, units - present.reduce((sum, each) => sum + each.units, 0));
  };
  return rivals.flatMap((rival) => {
    const instants = Array.from({ length: 31 }, (_, at) => at).filter((at) => there(rival, at) && there(claim, at));
    const unitsFree = Math.min(...instants.map(freeAt));
    return instants.length > 0 && unitsFree < asked ? [{ holderId: rival.holderId, unitsFree }] : [];
  });
}

describe('findConflicts', () => {
  it('findConflicts finds exactly the holders at instants with too few free units', () => {
    fc.assert(
      fc.property(world, (given) => {
        const found = findConflicts(given.units, given.claim, given.occupants);
        expect(found.map(({ occupant: { holderId }, unitsFree }) => ({ holderId, unitsFree }))).toEqual(
          byInstants(given),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('findConflicts returns the overlap of the two periods', () => {
    const rival: TimeHolder = {
      holderId: 'a' as HolderKey['id'],
      kind: 'BOOKING',
      units: 1,
      blocked: { startsAt: 5, endsAt: 9 },
      inside: false,
      closes: false,
    };
    const claim = { kind: 'BOOKING' as const, units: 1, blocked: { startsAt: 7, endsAt: 12 } };
    expect(findConflicts(1, claim, [rival])).toEqual([
      { occupant: rival, meets: { startsAt: 7, endsAt: 9 }, unitsFree: 0 },
    ]);
  });

  it('findConflicts lists a holder once, however many things inside it holds', () => {
    const rival = { holderId: 'a' as HolderKey['id'], kind: 'BOOKING' as const, units: 1, inside: true, closes: false };
    const occupants = [
      { ...rival, blocked: { startsAt: 5, endsAt: 9 } },
      { ...rival, blocked: { startsAt: 5, endsAt: 10 } },
    ];
    const claim = { kind: 'BOOKING' as const, units: 3, blocked: { startsAt: 7, endsAt: 12 } };
    expect(findConflicts(3, claim, occupants)).toMatchObject([{ meets: { startsAt: 7, endsAt: 10 }, unitsFree: 0 }]);
  });

  it('findConflicts ignores periods that only touch', () => {
    const rival: TimeHolder = {
      holderId: 'a' as HolderKey['id'],
      kind: 'BOOKING',
      units: 1,
      blocked: { startsAt: 5, endsAt: 7 },
      inside: false,
      closes: false,
    };
    expect(findConflicts(1, { kind: 'BOOKING', units: 1, blocked: { startsAt: 7, endsAt: 12 } }, [rival])).toEqual([]);
  });
});
