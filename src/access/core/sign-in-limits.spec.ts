import { networkOf, tooManyAttempts } from './sign-in-limits.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('bounds what a proxy may claim', () => {
    expect(networkOf('x'.repeat(10_000))).toHaveLength(64);
  });
});

describe('tooManyAttempts', () => {
  const limits = { perAccount: 10, perAddress: 200 };

  it.each([
    [9, 199, null],
    [10, 0, 'At most 10 sign-ins with one e-mail address may fail in 15 minutes; 10 have. Try again later.'],
    [0, 200, 'At most 200 sign-ins from one network address may fail in 15 minutes; 200 have. Try again later.'],
  ])('after %d failures of the account and %d of the address answers %j', (ofAccount, ofAddress, message) => {
    expect(tooManyAttempts({ ofAccount, ofAddress }, limits)?.message ?? null).toBe(message);
  });
});
