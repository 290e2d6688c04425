import { waitBefore } from './live-wait';

describe('Waiting before the connection is made again', () => {
  it.each([
    [0, 500, 1_000],
    [1, 1_000, 2_000],
    [4, 8_000, 16_000],
    [5, 15_000, 30_000],
    [50, 15_000, 30_000],
  ])('retry %i waits %i to %i ms', (retry, least, most) => {
    expect([waitBefore(retry, 0), waitBefore(retry, 1)]).toEqual([least, most]);
  });
});
