import type { ResourceKey } from '../../platform/core/keys.js';
import type { Money } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';

/** The order in which resources come that are otherwise alike. */
export const compareResources = (a: ResourceKey, b: ResourceKey): number =>
  Number(a.provider) - Number(b.provider) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

interface Place {
  readonly startsAt: Instant;
  readonly place: { readonly resource: ResourceKey };
}

/** By start, then by key. */
export const comparePlaces = (a: Place, b: Place): number =>
  a.startsAt - b.startsAt || compareResources(a.place.resource, b.place.resource);

interface Priced extends Place {
  /** null = free. */
  readonly quote: Money | null;
}

/** By quote, free ones first; then by start and key. Currencies do not compare, so each stands together, by its code. */
export function comparePrices(a: Priced, b: Priced): number {
  if (a.quote === null || b.quote === null) {
    return Number(a.quote !== null) - Number(b.quote !== null) || comparePlaces(a, b);
  }
  if (a.quote.currency !== b.quote.currency) return a.quote.currency < b.quote.currency ? -1 : 1;
  if (a.quote.minor !== b.quote.minor) return a.quote.minor < b.quote.minor ? -1 : 1;
  return comparePlaces(a, b);
}
