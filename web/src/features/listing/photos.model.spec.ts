import fc from 'fast-check';
import { fittedSize, movedBy } from './photos.model';

describe('The size of a photo', () => {
  it.each([
    [4_800, 3_200, 2_400, 1_600],
    [3_000, 4_000, 1_800, 2_400],
    [2_400, 100, 2_400, 100],
    [100_000, 1, 2_400, 1],
  ])('%i by %i pixels become %i by %i', (width, height, toWidth, toHeight) => {
    expect(fittedSize(width, height)).toEqual({ width: toWidth, height: toHeight });
  });

  it('a photo is never made larger, and always fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 50_000 }), (width, height) => {
        const fitted = fittedSize(width, height);
        expect(fitted.width).toBeLessThanOrEqual(Math.min(width, 2_400));
        expect(fitted.height).toBeLessThanOrEqual(Math.min(height, 2_400));
        expect(Math.min(fitted.width, fitted.height)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('The order of photos', () => {
  it.each([
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
    [1, 0, 'abc'],
  ])('the photo at %i moved by %i makes %s', (index, by, order) => {
    expect(movedBy(['a', 'b', 'c'], index, by).join('')).toBe(order);
  });

  it('a move loses no photo', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.integer(), (list, at, by) => {
        const moved = movedBy(list, at % list.length, by);
        expect([...moved].sort()).toEqual([...list].sort());
      }),
    );
  });
});
