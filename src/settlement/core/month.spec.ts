import { parseLocalDate } from '../../platform/core/calendar.js';
import { monthIn } from './month.js';

const day = (text: string) => {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
};

describe('A month', () => {
  it.each([
    ['Asia/Shanghai', '2027-02-28T16:00:00.000Z', '2027-03-31T16:00:00.000Z'],
    // An hour shorter than 31 days.
    ['Europe/Prague', '2027-02-28T23:00:00.000Z', '2027-03-31T22:00:00.000Z'],
    ['Asia/Kathmandu', '2027-02-28T18:15:00.000Z', '2027-03-31T18:15:00.000Z'],
  ])('a month begins and ends at midnight in %s', (zone, from, to) => {
    const { startsAt, endsAt } = monthIn(day('2027-03-01'), zone);
    expect([startsAt, endsAt].map((at) => new Date(at).toISOString())).toEqual([from, to]);
  });
});
