import fc from 'fast-check';
import { deviceOf } from './device.js';

describe('A device in words', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Windows'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    ['curl/8.5.0', 'curl'],
    ['node', 'A Node.js program'],
    ['192.0.2.7', 'Unknown device'],
    ['', 'Unknown device'],
    [null, 'Unknown device'],
  ])('the device of %j is %j', (userAgent, words) => {
    expect(deviceOf(userAgent)).toBe(words);
  });

  it('the device contains no text of the client', () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(fc.string(), address, fc.string(), (before, network, after) => {
        const words = deviceOf(`${before} ${network} ${after}`);
        expect(words).not.toContain(network);
        expect(words).not.toMatch(/\d/);
        expect(words.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
