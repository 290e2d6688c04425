import { DailyBound } from './daily-bound.js';

const MONDAY = Date.parse('2027-03-01T08:00:00Z');
const DAY = 86_400_000;

describe('A daily bound', () => {
  it('a daily bound admits each account a fixed number of times a day', () => {
    const bound = new DailyBound(2);
    const admitted = (account: string, now = MONDAY) => bound.admits(account, now);
    expect([admitted('a'), admitted('a'), admitted('a'), admitted('b')]).toEqual([true, true, false, true]);
    expect(admitted('a', MONDAY + DAY)).toBe(true);
  });
});
