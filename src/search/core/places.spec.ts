import type { ResourceKey } from '../../platform/core/keys.js';
import type { Currency } from '../../platform/core/money.js';
import { comparePrices } from './places.js';

const place = (id: string) => ({ resource: { provider: '1', id } as ResourceKey });
const priced = (id: string, startsAt: number, minor: bigint | null, currency = 'CNY') => ({
  ...{ startsAt, place: place(id) },
  quote: minor === null ? null : { minor, currency: currency as Currency },
});

describe('comparePrices', () => {
  it('puts free offers first, then the cheapest, then the earliest, and keeps currencies apart', () => {
    const ordered = [
      priced('b', 1, null),
      priced('a', 2, null),
      priced('c', 9, 100n),
      priced('a', 3, 2_000n),
      priced('b', 3, 2_000n),
      priced('a', 1, 50n, 'EUR'),
    ];
    expect([...ordered].reverse().sort(comparePrices)).toEqual(ordered);
  });
});
