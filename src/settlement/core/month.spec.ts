import { formatLocalDate, parseLocalDate } from '../../platform/core/local-time.js';
import { beginsMonth, monthAfter, monthIn } from './month.js';

const day = (text: string) => {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
};

describe('A month', () => {
  it.each([
    ['2027-01-01', '2027-02-01'],
    ['2027-02-01', '2027-03-01'],
    ['2027-12-01', '2028-01-01'],
  ])('%s is followed by %s', (month, next) => {
    expect(formatLocalDate(monthAfter(day(month)))).toBe(next);
  });

  it('begins with its first day', () => {
    expect(beginsMonth(day('2027-03-01'))).toBe(true);
    expect(beginsMonth(day('2027-03-02'))).toBe(false);
  });

  it.each([
    ['Asia/Shanghai', '2027-02-28T16:00:00.000Z', '2027-03-31T16:00:00.000Z'],
    // An hour shorter than 31 days.
    ['Europe/Prague', '2027-02-28T23:00:00.000Z', '2027-03-31T22:00:00.000Z'],
    ['Asia/Kathmandu', '2027-02-28T18:15:00.000Z', '2027-03-31T18:15:00.000Z'],
  ])('is that of %s', (zone, from, to) => {
    const { startsAt, endsAt } = monthIn(day('2027-03-01'), zone);
    expect([startsAt, endsAt].map((at) => new Date(at).toISOString())).toEqual([from, to]);
  });
});
