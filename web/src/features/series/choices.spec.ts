import { summaryOf } from './choices';

describe('The summary of a semester', () => {
  it('counts what would be booked, what is skipped and what still has a problem', () => {
    const dates = ['a', 'b', 'c', 'd'].map((startsAt) => ({
      startsAt,
      userErrors: startsAt === 'b' || startsAt === 'c' ? [{ message: 'It is taken.' }] : [],
    }));
    expect(summaryOf(dates, ({ startsAt }) => startsAt === 'b')).toEqual({
      total: 4,
      bookable: 2,
      skipped: 1,
      problems: 1,
    });
  });
});
