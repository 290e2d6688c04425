import 'temporal-polyfill/global';
import { stripDays } from './week-strip.model';

const span = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });

describe('The strip of a week', () => {
  it('counts the open and the free minutes of each day on the wall clock of the machine', () => {
    const open = [
      span('2027-03-02T00:00:00Z', '2027-03-02T10:00:00Z'),
      span('2027-03-03T00:00:00Z', '2027-03-03T10:00:00Z'),
    ];
    const free = [span('2027-03-02T00:00:00Z', '2027-03-02T02:30:00Z')];
    expect(stripDays('2027-03-02', 3, 'Asia/Shanghai', open, free)).toEqual([
      { date: '2027-03-02', openMinutes: 600, freeMinutes: 150 },
      { date: '2027-03-03', openMinutes: 600, freeMinutes: 0 },
      { date: '2027-03-04', openMinutes: 0, freeMinutes: 0 },
    ]);
  });

  it('divides at midnight what is open over it', () => {
    const always = [span('2027-03-01T16:00:00Z', '2027-03-03T16:00:00Z')];
    expect(stripDays('2027-03-02', 2, 'Asia/Shanghai', always, always).map(({ freeMinutes }) => freeMinutes)).toEqual([
      1440, 1440,
    ]);
  });
});
