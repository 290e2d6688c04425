import fc from 'fast-check';
import { baseLayers, entryLayer, kindsIn, levels, type RowFacts, type TimelineEntry } from './layers';
import { united } from './spans';

const HOUR = 3_600_000;
const DAY = Date.parse('2027-03-02T00:00:00Z');
const iso = (hour: number): string => new Date(DAY + hour * HOUR).toISOString();
const span = (from: number, to: number) => ({ startsAt: iso(from), endsAt: iso(to) });
const shown = { from: DAY, to: DAY + 24 * HOUR };

function entry(from: number, to: number, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    ...span(from, to),
    id: `${from}`,
    kind: 'BOOKING',
    units: 1,
    turnaroundEndsAt: iso(to),
    changesAt: null,
    label: null,
    bookingId: null,
    inside: false,
    ...more,
  };
}

const facts = (more: Partial<RowFacts> = {}): RowFacts => ({
  window: span(0, 24),
  open: [span(8, 18)],
  free: [span(8, 18)],
  entries: [],
  ...more,
});

const exclusive = { units: 1, turnaroundMinutes: 0 };
const kindsOf = (known: RowFacts | null, rules = exclusive) =>
  baseLayers(shown, known, rules).map(({ kind, from, to }) => [kind, (from - DAY) / HOUR, (to - DAY) / HOUR]);

describe('The base layers of a row', () => {
  it('are loading while nothing is known', () => {
    expect(kindsOf(null)).toEqual([['LOADING', 0, 24]]);
  });

  it('are loading where the answer does not reach, never taken', () => {
    expect(kindsOf(facts({ window: span(0, 12), free: [span(8, 12)] }))).toEqual([
      ['CLOSED', 0, 8],
      ['FREE', 8, 12],
      ['LOADING', 12, 24],
    ]);
  });

  it('show the turnaround after an entry, and before it as much as a new booking needs', () => {
    const known = facts({
      free: [span(8, 9.5), span(12.25, 18)],
      entries: [entry(10, 12, { turnaroundEndsAt: iso(12.25) })],
    });
    expect(kindsOf(known, { units: 1, turnaroundMinutes: 30 })).toEqual([
      ['CLOSED', 0, 8],
      ['FREE', 8, 9.5],
      ['TURNAROUND', 9.5, 10],
      ['TAKEN', 10, 12],
      ['TURNAROUND', 12, 12.25],
      ['FREE', 12.25, 18],
      ['CLOSED', 18, 24],
    ]);
  });

  it('show time that only something inside takes as taken inside', () => {
    const known = facts({ free: [span(8, 10), span(12, 18)], entries: [entry(10, 12, { inside: true })] });
    expect(kindsOf(known).slice(1, 4)).toEqual([
      ['FREE', 8, 10],
      ['INSIDE', 10, 12],
      ['FREE', 12, 18],
    ]);
  });

  it('never overlap and cover the shown time, whatever is known', () => {
    const anySpan = fc
      .tuple(fc.integer({ min: -5, max: 30 }), fc.integer({ min: 1, max: 10 }))
      .map(([from, length]) => span(from, from + length));
    const anyEntry = fc
      .record({ period: anySpan, turnaround: fc.integer({ min: 0, max: 3 }), inside: fc.boolean() })
      .map(({ period, turnaround, inside }) => ({
        ...entry(0, 1, { inside }),
        ...period,
        turnaroundEndsAt: new Date(Date.parse(period.endsAt) + turnaround * HOUR).toISOString(),
      }));
    const anyFacts = fc.record({
      window: anySpan,
      open: fc.array(anySpan, { maxLength: 5 }),
      free: fc.array(anySpan, { maxLength: 5 }),
      entries: fc.array(anyEntry, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.option(anyFacts), fc.integer({ min: 0, max: 90 }), (known, turnaroundMinutes) => {
        const layers = baseLayers(shown, known, { units: 1, turnaroundMinutes });
        expect(united(layers)).toEqual([shown]);
        expect(layers.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(shown.to - shown.from);
      }),
    );
  });
});

describe('The entries of a row', () => {
  it('are those of its own resource, clipped to the shown time', () => {
    const layer = entryLayer(shown, facts({ entries: [entry(-2, 3), entry(5, 6, { inside: true })] }));
    expect(layer.map(({ from, to }) => [(from - DAY) / HOUR, (to - DAY) / HOUR])).toEqual([[0, 3]]);
  });

  it('tell the own bookings from those of others', () => {
    const layer = entryLayer(
      shown,
      facts({
        entries: [
          entry(1, 2),
          entry(2, 3, { bookingId: 'bok_1' }),
          entry(3, 4, { kind: 'HOLD', bookingId: 'bok_2' }),
          entry(4, 5, { kind: 'DOWNTIME' }),
        ],
      }),
    );
    expect(layer.map(({ kind }) => kind)).toEqual(['BUSY', 'OWN', 'HOLD', 'DOWN']);
  });
});

describe('The free units of a counted resource', () => {
  const steps = (entries: readonly TimelineEntry[]) =>
    levels(shown, facts({ entries }), 12).map(({ from, to, free }) => [(from - DAY) / HOUR, (to - DAY) / HOUR, free]);

  it('fall while units are taken', () => {
    expect(steps([entry(9, 12, { units: 7 }), entry(11, 13, { units: 2 })])).toEqual([
      [8, 9, 12],
      [9, 11, 5],
      [11, 12, 3],
      [12, 13, 10],
      [13, 18, 12],
    ]);
  });

  it('are none during a downtime', () => {
    expect(steps([entry(9, 10, { kind: 'DOWNTIME', units: 1 })])[1]).toEqual([9, 10, 0]);
  });

  it('stay the same over the edges of entries that change nothing together', () => {
    expect(steps([entry(8, 10, { units: 2 }), entry(10, 18, { units: 2 })])).toEqual([[8, 18, 10]]);
  });
});

describe('A stretch of a row', () => {
  const known = facts({ free: [span(8, 10), span(12, 18)], entries: [entry(10, 12, { bookingId: 'bok_1' })] });
  const base = baseLayers(shown, known, exclusive);
  const layer = entryLayer(shown, known);
  const kinds = (from: number, to: number) => kindsIn({ from: DAY + from * HOUR, to: DAY + to * HOUR }, base, layer);

  it('is free when nothing else is in it', () => {
    expect(kinds(8, 10)).toEqual(['FREE']);
  });

  it('names each kind that it meets once', () => {
    expect(kinds(7, 11)).toEqual(['CLOSED', 'FREE', 'OWN']);
  });
});
