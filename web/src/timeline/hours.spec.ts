import 'temporal-polyfill/global';
import { shownHours } from './hours';
import type { RowFacts } from './layers';

const ZONE = 'Asia/Shanghai';
const row = (open: RowFacts['open'], zone = ZONE) => ({
  zone,
  facts: { window: { startsAt: '2027-03-01T16:00:00Z', endsAt: '2027-03-08T16:00:00Z' }, open, free: [], entries: [] },
});

describe('The shown hours', () => {
  it('are 7 to 19 where nothing lies outside', () => {
    const open = [{ startsAt: '2027-03-02T00:00:00Z', endsAt: '2027-03-02T10:00:00Z' }];
    expect(shownHours('2027-03-02', 7, [row(open), { zone: ZONE, facts: null }])).toEqual({ from: 7, to: 19 });
  });

  it('reach to the opening hours of each row on its own wall clock', () => {
    const open = [{ startsAt: '2027-03-01T22:30:00Z', endsAt: '2027-03-02T13:30:00Z' }];
    expect(shownHours('2027-03-02', 7, [row(open)])).toEqual({ from: 6, to: 22 });
  });

  it('reach to midnight where opening hours end there', () => {
    const open = [{ startsAt: '2027-03-02T00:00:00Z', endsAt: '2027-03-02T16:00:00Z' }];
    expect(shownHours('2027-03-02', 7, [row(open)])).toEqual({ from: 7, to: 24 });
  });

  it('are all hours where something is open over midnight', () => {
    const open = [{ startsAt: '2027-03-01T16:00:00Z', endsAt: '2027-03-08T16:00:00Z' }];
    expect(shownHours('2027-03-02', 7, [row(open)])).toEqual({ from: 0, to: 24 });
  });
});
