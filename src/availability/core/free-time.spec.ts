import fc from 'fast-check';
import type { HolderKey } from '../../platform/core/keys.js';
import { MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import type { TimeHolder } from './conflicts.js';
import { freePeriods, freeRanges, intersections } from './free-time.js';
import { noSpecialDays } from './opening-hours.js';

const MINUTES = 40;
const range = fc
  .tuple(fc.integer({ min: -5, max: MINUTES }), fc.integer({ min: 1, max: 15 }))
  .map(([from, length]) => ({ startsAt: from * MINUTE_MS, endsAt: (from + length) * MINUTE_MS }));
const occupant = fc.record({
  holderId: fc.uuid().map((id) => id as HolderKey['id']),
  kind: fc.constantFrom('BOOKING', 'HOLD', 'DOWNTIME' as const),
  units: fc.integer({ min: 1, max: 3 }),
  blocked: range,
  inside: fc.boolean(),
  closes: fc.boolean(),
});
const world = fc.record({
  units: fc.integer({ min: 1, max: 4 }),
  asked: fc.integer({ min: 1, max: 4 }),
  occupants: fc.array(occupant, { maxLength: 6 }),
  turnaroundMinutes: fc.integer({ min: 0, max: 5 }),
  minimumMinutes: fc.integer({ min: 1, max: 6 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
const window: TimeRange = { startsAt: 0, endsAt: MINUTES * MINUTE_MS };

/** Minute by minute: whether so many units are free throughout it. */
function isFree(minute: number, units: number, asked: number, occupants: readonly TimeHolder[]): boolean {
  const there = occupants.filter(
    ({ blocked }) => blocked.startsAt <= minute * MINUTE_MS && minute * MINUTE_MS < blocked.endsAt,
  );
  if (there.some((each) => each.kind === 'DOWNTIME' || each.inside || each.closes)) return false;
  return units - there.reduce((sum, each) => sum + each.units, 0) >= asked;
}

const minutesOf = (ranges: readonly TimeRange[]): number[] =>
  ranges.flatMap(({ startsAt, endsAt }) =>
    Array.from({ length: (endsAt - startsAt) / MINUTE_MS }, (_, index) => startsAt / MINUTE_MS + index),
  );

describe('freeRanges', () => {
  it('free ranges are the minutes in which enough units are free', () => {
    fc.assert(
      fc.property(world, ({ units, asked, occupants }) => {
        const expected = Array.from({ length: MINUTES }, (_, minute) => minute).filter((minute) =>
          isFree(minute, units, asked, occupants),
        );
        expect(minutesOf(freeRanges(units, asked, occupants, window))).toEqual(asked > units ? [] : expected);
      }),
    );
  });

  it('free ranges never touch each other', () => {
    fc.assert(
      fc.property(world, ({ units, asked, occupants }) => {
        const ranges = freeRanges(units, asked, occupants, window);
        ranges.slice(1).forEach((next, index) => expect(next.startsAt).toBeGreaterThan(ranges[index]?.endsAt ?? 0));
      }),
    );
  });
});

describe('freePeriods', () => {
  /** From every minute the longest run of minutes that can be booked, the turnaround after it included. */
  function byMinutes({ units, asked, occupants, turnaroundMinutes, minimumMinutes }: World) {
    const free = (minute: number) => asked <= units && isFree(minute, units, asked, occupants);
    const bookable = (from: number, to: number) =>
      Array.from({ length: to - from + turnaroundMinutes }, (_, index) => from + index).every(free);
    const periods: [number, number][] = [];
    for (let from = 0; from < MINUTES; from++) {
      const ends = Array.from({ length: MINUTES - from }, (_, index) => from + index + 1);
      const to = ends.filter((end) => bookable(from, end)).at(-1);
      if (to !== undefined && (periods.at(-1)?.[1] ?? -1) < to) periods.push([from, to]);
    }
    return periods.filter(([from, to]) => to - from >= minimumMinutes);
  }

  it('free periods are the longest possible bookings, turnaround included', () => {
    fc.assert(
      fc.property(world, (given) => {
        const wish = { ...given, calendar: { openingHours: [], timeZone: 'UTC', specialDays: noSpecialDays } };
        const found = freePeriods(wish, given.occupants, window);
        expect(found.map(({ startsAt, endsAt }) => [startsAt / MINUTE_MS, endsAt / MINUTE_MS])).toEqual(
          byMinutes(given),
        );
      }),
    );
  });
});

describe('intersections', () => {
  it('intersections are the parts that both lists contain', () => {
    const disjoint = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 0, maxLength: 12 })
      .map((edges) => edges.sort((a, b) => a - b))
      .map((edges) =>
        Array.from({ length: Math.floor(edges.length / 2) }, (_, index) => ({
          startsAt: (edges[2 * index] ?? 0) * MINUTE_MS,
          endsAt: (edges[2 * index + 1] ?? 0) * MINUTE_MS,
        })),
      );
    fc.assert(
      fc.property(disjoint, disjoint, (a, b) => {
        const inB = new Set(minutesOf(b));
        expect(minutesOf(intersections(a, b))).toEqual(minutesOf(a).filter((minute) => inB.has(minute)));
      }),
    );
  });
});
