import type { Instant } from '../../platform/core/time-range.js';

/** The key of a resource's id, in whose order resources come that are otherwise alike. */
export interface ResourceKey {
  readonly organizationKey: string;
  readonly resourceKey: string;
}

export const compareKeys = (a: ResourceKey, b: ResourceKey): number =>
  Number(a.organizationKey) - Number(b.organizationKey) ||
  (a.resourceKey < b.resourceKey ? -1 : a.resourceKey > b.resourceKey ? 1 : 0);

interface Place {
  readonly startsAt: Instant;
  readonly place: ResourceKey;
}

/** By start, then by id. */
export const comparePlaces = (a: Place, b: Place): number => a.startsAt - b.startsAt || compareKeys(a.place, b.place);
