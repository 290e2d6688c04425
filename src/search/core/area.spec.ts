import fc from 'fast-check';
import { type Box, boxesAround, ringsOf } from './area.js';

const RADIUS = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The place that lies `kilometres` from a place in the direction of `bearing`. */
function reached(latitude: number, longitude: number, kilometres: number, bearing: number) {
  const [angle, from] = [kilometres / RADIUS, radians(latitude)];
  const sine = Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(bearing);
  const to = Math.asin(Math.max(-1, Math.min(1, sine)));
  const turned = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(from),
    Math.cos(angle) - Math.sin(from) * Math.sin(to),
  );
  const east = longitude + (turned * 180) / Math.PI;
  return { latitude: (to * 180) / Math.PI, longitude: ((((east + 180) % 360) + 360) % 360) - 180 };
}

const holds = ({ south, north, west, east }: Box, place: { latitude: number; longitude: number }): boolean =>
  south <= place.latitude && place.latitude <= north && west <= place.longitude && place.longitude <= east;

describe('boxesAround', () => {
  it('the boxes contain every point of the circle, anywhere on the earth', () => {
    const place = {
      latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.99, 0)),
      longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.99)),
      kilometres: fc.oneof(
        fc.double({ min: 0.001, max: 20_038, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
      ),
    };
    const way = fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      bearing: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.record(place), way, (circle, { share, bearing }) => {
        const there = reached(circle.latitude, circle.longitude, circle.kilometres * share, bearing);
        return boxesAround(circle).some((box) => holds(box, there));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the boxes are small where the circle is small', () => {
    const [box, ...others] = boxesAround({ latitude: 60, longitude: 25, kilometres: 30 });
    expect(others).toEqual([]);
    expect((box?.north ?? 0) - (box?.south ?? 0)).toBeCloseTo(0.54, 2);
    expect((box?.east ?? 0) - (box?.west ?? 0)).toBeCloseTo(1.08, 2);
  });

  it('the boxes are two across the antimeridian', () => {
    const edges = boxesAround({ latitude: 0, longitude: 179.9, kilometres: 30 }).map(({ west, east }) => [west, east]);
    expect(edges).toEqual([
      [expect.closeTo(179.63, 2), 180],
      [-180, expect.closeTo(-179.83, 2)],
    ]);
  });
});

describe('ringsOf', () => {
  it.each([
    [30, 0, [30]],
    [100, 0, [40, 100]],
    [1_000, 0, [40, 160, 640, 1_000]],
    [1_000, 300, [640, 1_000]],
    [30, 30, [30]],
  ])('the rings of %i km, from %i km on, have the radii %j', (kilometres, from, radii) => {
    expect(ringsOf(kilometres, from)).toEqual(radii);
  });
});
