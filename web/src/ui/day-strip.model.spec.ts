import fc from 'fast-check';
import { stripOf } from './day-strip.model';

const hour = (n: number): string => new Date(Date.UTC(2027, 2, 2) + n * 3_600_000).toISOString();
const span = (from: number, to: number) => ({ startsAt: hour(from), endsAt: hour(to) });
const taken = (from: number, to: number, turnaround = 0) => ({
  ...span(from, to),
  turnaroundEndsAt: hour(to + turnaround),
});
const day = { from: hour(0), to: hour(24) };

describe('The strip of a day', () => {
  it('reaches from the first opening to the last and places each part in percent', () => {
    expect(stripOf(day, [span(8, 18)], [taken(10, 12, 1)], span(13, 15))).toEqual({
      from: hour(8),
      to: hour(18),
      parts: [
        { kind: 'open', left: 0, width: 100 },
        { kind: 'turnaround', left: 40, width: 10 },
        { kind: 'busy', left: 20, width: 20 },
        { kind: 'own', left: 50, width: 20 },
      ],
    });
  });
  it('is clipped to its day', () => {
    expect(stripOf(day, [span(-24, 48)], [], span(21, 26)).parts).toEqual([
      { kind: 'open', left: 0, width: 100 },
      { kind: 'own', left: 87.5, width: 12.5 },
    ]);
  });
  it('shows an own period outside the opening hours', () => {
    const { from, to } = stripOf(day, [span(8, 12)], [], span(18, 20));
    expect([from, to]).toEqual([hour(8), hour(20)]);
  });
  it('marks the time in which the own period clashes', () => {
    const { parts } = stripOf(day, [span(8, 18)], [taken(10, 13)], span(12, 15), [span(10, 13)]);
    expect(parts.at(-1)).toEqual({ kind: 'clash', left: 40, width: 10 });
  });
  it('has no part outside itself', () => {
    const period = fc.tuple(fc.integer({ min: -10, max: 34 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(fc.array(period), fc.array(period), fc.integer({ min: 0, max: 22 }), (open, others, start) => {
        const { parts } = stripOf(
          day,
          open.map(([from, length]) => span(from, from + length)),
          others.map(([from, length]) => taken(from, from + length, 1)),
          span(start, start + 1),
        );
        expect(parts.every(({ left, width }) => left >= 0 && width > 0 && left + width <= 100 + 1e-9)).toBe(true);
        expect(parts.at(-1)?.kind).toBe('own');
      }),
    );
  });
});
