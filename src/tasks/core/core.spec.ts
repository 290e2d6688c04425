import { dueYears } from './calendar-years.js';
import { todayAndAfter } from './days.js';
import { monthsAround } from './months.js';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string => new Date(instant ?? NaN).toISOString();

describe('dueYears', () => {
  it.each([
    ['2027-10-31T23:59:59Z', [2027]],
    ['2027-11-01T00:00:00Z', [2027, 2028]],
    ['2027-12-31T23:59:59Z', [2027, 2028]],
    ['2028-01-01T00:00:00Z', [2028]],
  ])('dueYears at %s names %j', (now, years) => {
    expect(dueYears(at(now)).map(({ year }) => year)).toEqual(years);
  });

  it('a year is due from 1 November to 31 December before it', () => {
    const [, next] = dueYears(at('2027-11-05T00:00:00Z'));
    expect([iso(next?.since), iso(next?.dueAt)]).toEqual(['2027-11-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z']);
  });
});

describe('todayAndAfter', () => {
  it.each([
    ['Europe/Prague', '2027-03-28T22:30:00Z', '2027-03-28T22:00:00.000Z', '2027-03-29T22:00:00.000Z'],
    ['Europe/Prague', '2027-03-28T10:00:00Z', '2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
    ['Asia/Shanghai', '2027-03-01T15:59:00Z', '2027-02-28T16:00:00.000Z', '2027-03-01T16:00:00.000Z'],
    ['UTC', '1969-12-31T12:00:00Z', '1969-12-31T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ])('todayAndAfter in %s at %s lasts from %s to %s', (zone, now, from, to) => {
    const { today } = todayAndAfter(at(now), zone);
    expect([iso(today.startsAt), iso(today.endsAt)]).toEqual([from, to]);
  });

  it('todayAndAfter goes on for 30 days after today', () => {
    const { after } = todayAndAfter(at('2027-03-01T12:00:00Z'), 'UTC');
    expect([iso(after.startsAt), iso(after.endsAt)]).toEqual(['2027-03-02T00:00:00.000Z', '2027-04-01T00:00:00.000Z']);
  });
});

describe('monthsAround', () => {
  it('monthsAround has the first instants of months in the zone, also across a change of the clock', () => {
    const { first, starts } = monthsAround(at('2027-03-15T12:00:00Z'), 'Europe/Prague');
    expect(iso(first)).toBe('2017-03-01T00:00:00.000Z');
    expect([iso(starts[0]), iso(starts[120]), iso(starts[121])]).toEqual([
      ...['2017-02-28T23:00:00.000Z', '2027-02-28T23:00:00.000Z', '2027-03-31T22:00:00.000Z'],
    ]);
    expect(starts).toHaveLength(135);
  });
});
