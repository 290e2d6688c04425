import { Locale } from '../../platform/core/locale.js';
import { textIn } from '../../platform/core/message.js';
import { delayAfter, type Failures, guessesExceeded } from './guess-limits.js';

const AT = Date.parse('2027-03-01T08:00:00Z');
const limits = { perPair: 10, perAccount: 100, perNetwork: 1_000 };
const none: Failures = { pairFilledAt: null, accountFilledAt: null, networkFilledAt: null, ofPair: 0, isKnown: false };

describe('Limits of password guesses', () => {
  it.each([
    [{}, null],
    [{ pairFilledAt: AT }, '2027-03-01T08:15:00.000Z'],
    [{ accountFilledAt: AT }, '2027-03-01T09:00:00.000Z'],
    [{ networkFilledAt: AT }, '2027-03-01T09:00:00.000Z'],
    [{ pairFilledAt: AT, accountFilledAt: AT }, '2027-03-01T08:15:00.000Z'],
    [{ accountFilledAt: AT, networkFilledAt: AT, isKnown: true }, null],
    [{ pairFilledAt: AT, isKnown: true }, '2027-03-01T08:15:00.000Z'],
  ])('the limit with %j ends at %j', (failures, until) => {
    const found = guessesExceeded({ ...none, ...failures }, limits);
    expect(found === null ? null : new Date(found.until).toISOString()).toBe(until);
  });

  it('the error names the number, the window and the instant of the next attempt', () => {
    const refusal = guessesExceeded({ ...none, pairFilledAt: AT }, limits)?.refusal;
    expect(refusal).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', field: null, facts: { most: 10, minutes: 15 } });
    expect(refusal === undefined ? null : textIn(Locale.EN, refusal)).toBe(
      'At most 10 guesses at one account from one network may fail in 15 minutes. ' +
        'Try again after 2027-03-01T08:15:00.000Z.',
    );
  });
});

describe('The delay after a failed guess', () => {
  it('the delay grows from the third failure on, up to the maximum', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => delayAfter(failures, 500))).toEqual([
      0, 0, 50, 100, 200, 400, 500, 500,
    ]);
  });

  it('the delay is zero when the maximum is 0', () => {
    expect(delayAfter(9, 0)).toBe(0);
  });
});
