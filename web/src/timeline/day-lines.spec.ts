import 'temporal-polyfill/global';
import { coversDays, dayLines, endTime, type Entry } from './day-lines';

const ZONE = 'Asia/Shanghai';
const entry = (startsAt: string, endsAt: string, kind: Entry['kind'] = 'BOOKING'): Entry => ({
  kind,
  startsAt,
  endsAt,
  units: 1,
  label: null,
  bookingId: null,
});

describe('The lines of a day', () => {
  it('lists free and taken stretches by start', () => {
    const [day] = dayLines(
      '2027-03-02',
      1,
      ZONE,
      [{ startsAt: '2027-03-02T02:00:00.000Z', endsAt: '2027-03-02T10:00:00.000Z' }],
      [entry('2027-03-02T00:00:00.000Z', '2027-03-02T02:00:00.000Z')],
    );
    expect(day?.lines.map(({ kind, startsAt }) => [kind, startsAt])).toEqual([
      ['BUSY', '2027-03-02T00:00:00.000Z'],
      ['FREE', '2027-03-02T02:00:00.000Z'],
    ]);
  });

  it('clips what lasts over midnight to each day', () => {
    const days = dayLines(
      '2027-03-02',
      2,
      ZONE,
      [],
      [entry('2027-03-02T10:00:00.000Z', '2027-03-03T02:00:00.000Z', 'DOWNTIME')],
    );
    expect(days.map(({ lines }) => lines.map(({ startsAt, endsAt }) => [startsAt, endsAt]))).toEqual([
      [['2027-03-02T10:00:00.000Z', '2027-03-02T16:00:00.000Z']],
      [['2027-03-02T16:00:00.000Z', '2027-03-03T02:00:00.000Z']],
    ]);
  });

  it('gives a day without open time no line', () => {
    expect(dayLines('2027-03-06', 1, ZONE, [], [])).toEqual([{ date: '2027-03-06', lines: [] }]);
  });

  it('has days of 23 hours where clocks go forward', () => {
    const free = [{ startsAt: '2027-03-27T00:00:00.000Z', endsAt: '2027-03-30T00:00:00.000Z' }];
    const [day] = dayLines('2027-03-28', 1, 'Europe/Prague', free, []);
    expect(day?.lines[0]).toMatchObject({ startsAt: '2027-03-27T23:00:00.000Z', endsAt: '2027-03-28T22:00:00.000Z' });
  });
});

describe('An answer', () => {
  const window = { startsAt: '2027-03-01T16:00:00Z', endsAt: '2027-03-03T16:00:00.000Z' };

  it('tells the days of its window', () => {
    expect(coversDays(window, '2027-03-02', 2, ZONE)).toBe(true);
  });

  it('says nothing of the day after', () => {
    expect(coversDays(window, '2027-03-03', 2, ZONE)).toBe(false);
  });
});

describe('The end of a line', () => {
  it('at midnight is 24:00 of its own day', () => {
    expect(endTime({ startsAt: '2027-03-02T10:00:00Z', endsAt: '2027-03-02T16:00:00Z' }, ZONE)).toBe('24:00');
  });
});
