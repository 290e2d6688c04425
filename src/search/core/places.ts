import type { ResourceKey } from '../../platform/core/keys.js';
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
