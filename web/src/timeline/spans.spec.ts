import fc from 'fast-check';
import { common, united, without } from './spans';

const anySet = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 8 },
);
const has = (set: readonly { from: number; to: number }[], at: number) =>
  set.some(({ from, to }) => from <= at && at < to);

describe('Sets of time', () => {
  it('have each instant that one of their stretches has, in stretches that do not touch', () => {
    fc.assert(
      fc.property(anySet, (stretches) => {
        const set = united(stretches);
        for (let at = 0; at < 80; at++) expect(has(set, at)).toBe(has(stretches, at));
        set.slice(1).forEach(({ from }, place) => expect(from).toBeGreaterThan(set[place]?.to ?? Infinity));
      }),
    );
  });

  it('have in common what both have', () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        const both = common(one, other);
        for (let at = 0; at < 80; at++) expect(has(both, at)).toBe(has(one, at) && has(other, at));
      }),
    );
  });

  it('without another one have what that has not', () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        const left = without(one, other);
        for (let at = 0; at < 80; at++) expect(has(left, at)).toBe(has(one, at) && !has(other, at));
      }),
    );
  });
});
