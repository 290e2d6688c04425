import fc from 'fast-check';
import { union } from '../../../platform/core/time-range.js';
import { during, type Hold, levels, without } from './levels.js';

const LAST = 40;

const range = fc
  .tuple(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: 15 }))
  .map(([startsAt, length]) => ({ startsAt, endsAt: Math.min(LAST, startsAt + length) }));
const hold = fc.tuple(range, fc.integer({ min: 1, max: 4 })).map(([each, units]): Hold => ({ ...each, units }));
const disjoint = fc.array(range).map(union);

const covers = (instant: number) => (each: { startsAt: number; endsAt: number }) =>
  each.startsAt <= instant && instant < each.endsAt;
const instants = Array.from({ length: LAST }, (_, instant) => instant);
const unitsAt = (stretches: readonly Hold[], instant: number): number =>
  stretches.filter(covers(instant)).reduce((sum, { units }) => sum + units, 0);

describe('Held units', () => {
  it('held units are the sum of the holds at each instant, up to the number of units', () => {
    fc.assert(
      fc.property(fc.array(hold), fc.integer({ min: 1, max: 6 }), (holds, most) => {
        const found = levels(holds, most);
        for (const instant of instants) expect(unitsAt(found, instant)).toBe(Math.min(most, unitsAt(holds, instant)));
      }),
    );
  });

  it('held units are sorted stretches that do not overlap', () => {
    fc.assert(
      fc.property(fc.array(hold), (holds) => {
        const found = levels(holds, 3);
        expect(found.every(({ startsAt, endsAt }) => startsAt < endsAt)).toBe(true);
        expect(found.every(({ startsAt }, index) => (found[index - 1]?.endsAt ?? 0) <= startsAt)).toBe(true);
      }),
    );
  });
});

describe('Held units within ranges', () => {
  it('held units within ranges are the parts of the stretches that lie in a range', () => {
    fc.assert(
      fc.property(fc.array(hold), disjoint, (holds, ranges) => {
        const stretches = levels(holds, 5);
        const found = during(stretches, ranges);
        for (const instant of instants) {
          expect(unitsAt(found, instant)).toBe(ranges.some(covers(instant)) ? unitsAt(stretches, instant) : 0);
        }
      }),
    );
  });
});

describe('Ranges without other ranges', () => {
  it('the remaining ranges are the parts that lie in no other range', () => {
    fc.assert(
      fc.property(disjoint, disjoint, (ranges, others) => {
        const left = without(ranges, others);
        for (const instant of instants) {
          const expected = ranges.some(covers(instant)) && !others.some(covers(instant));
          expect(left.some(covers(instant))).toBe(expected);
        }
        expect(left.every(({ startsAt, endsAt }) => startsAt < endsAt)).toBe(true);
      }),
    );
  });
});
