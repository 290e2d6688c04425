import { DailyBound } from './daily-bound.js';

const MONDAY = Date.parse('2027-03-01T08:00:00Z');
const DAY = 86_400_000;

describe('A daily bound', () => {
  it('admits each account so often on a day, and anew on the next', () => {
    const bound = new DailyBound(2);
    const admitted = (account: string, now = MONDAY) => bound.admits(account, now);
    expect([admitted('a'), admitted('a'), admitted('a'), admitted('b')]).toEqual([true, true, false, true]);
    expect(admitted('a', MONDAY + DAY)).toBe(true);
  });
});
