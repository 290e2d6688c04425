import { minuteOf, reservationSize, secondsLeft } from './rate-limit.js';

const at = (text: string) => Date.parse(text);

describe('The rate limit', () => {
  it('the rate limit counts by the minutes of the clock', () => {
    expect(minuteOf(at('2027-03-01T08:00:59.999Z'))).toBe(at('2027-03-01T08:00:00Z'));
    expect(minuteOf(at('2027-03-01T08:01:00Z'))).toBe(at('2027-03-01T08:01:00Z'));
  });

  it.each([
    [1, 1],
    [60, 1],
    [61, 2],
    [6000, 100],
  ])('a rate limit of %i reserves %i at a time', (perMinute, size) => {
    expect(reservationSize(perMinute)).toBe(size);
  });

  it('the rate limit says to retry when the next minute begins, and never at once', () => {
    expect(secondsLeft(at('2027-03-01T08:00:00Z'))).toBe(60);
    expect(secondsLeft(at('2027-03-01T08:00:59.999Z'))).toBe(1);
  });
});
