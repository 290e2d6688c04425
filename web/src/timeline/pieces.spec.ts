import 'temporal-polyfill/global';
import { drawn, eventsOf, localSpan, type TimelineRow } from './pieces';

const DAY = '2027-03-02';
const at = (hour: number) => new Date(Date.parse(`${DAY}T00:00:00Z`) + (hour - 8) * 3_600_000).toISOString();
const row: TimelineRow = {
  id: 'res_1',
  name: 'Lathe',
  zone: 'Asia/Shanghai',
  depth: 0,
  units: 1,
  turnaroundMinutes: 0,
  facts: {
    window: { startsAt: at(0), endsAt: at(24) },
    open: [{ startsAt: at(8), endsAt: at(18) }],
    free: [{ startsAt: at(8), endsAt: at(10) }],
    entries: [
      {
        id: 'bkg_1',
        kind: 'BOOKING',
        startsAt: at(10),
        endsAt: at(18),
        turnaroundEndsAt: at(18),
        changesAt: null,
        units: 1,
        label: 'Class 3B',
        bookingId: 'bkg_1',
        inside: false,
      },
    ],
  },
};
const known = { now: Date.parse(at(9)), selection: { rowId: 'res_1', startsAt: at(8), endsAt: at(9) } };
const events = eventsOf(drawn(row, DAY, 1), known);

describe('The pieces of a row', () => {
  it('are wall clocks of its zone, without a zone that a browser could turn', () => {
    for (const { start, end } of events) expect([start, end].join(' ')).toMatch(/^[\dT:-]{16} [\dT:-]{16}$/);
  });

  it('lie from back to front: layers, entries, the chosen time and now', () => {
    expect(events.map(({ className }) => String(className).trim())).toEqual([
      'tl-CLOSED',
      'tl-FREE',
      'tl-TAKEN',
      'tl-CLOSED',
      'tl-entry tl-OWN tl-tall',
      'tl-SELECTION',
      'tl-NOW',
    ]);
  });

  it('have the chosen time only on its own row', () => {
    const others = eventsOf(drawn({ ...row, id: 'res_2' }, DAY, 1), known);
    expect(others.map(({ className }) => className)).not.toContain('tl-SELECTION');
  });
});

describe('A stretch on the wall clock', () => {
  it('is left out where clocks that go back turn it around', () => {
    const from = Date.parse('2027-10-31T00:30:00Z');
    expect(localSpan({ from, to: from + 3_600_000 }, 'Europe/Prague')).toBeNull();
  });
});
