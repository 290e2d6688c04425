import type { CataloguedResource } from '../catalog/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import type { Money } from '../platform/core/money.js';
import type { CandidatePlace } from './candidates.queries.js';
import type { AvailabilitySearch } from './availability-search.js';

/** A resource and when it could be booked. */
export interface FreeResource {
  readonly resource: CataloguedResource;
  readonly period: TimeRange;
  readonly distanceKilometres: number | null;
  readonly place: CandidatePlace;
}

export interface AvailableResource extends FreeResource {
  readonly units: number;
  /** The organization that would book; null = anyone. */
  readonly organizationId: OrganizationKey | null;
  /** The search that found it. */
  readonly search: AvailabilitySearch;
  /** The price by which the list is ordered; null = another order. */
  readonly price: Price | null;
}

/** The price of an offer; null = free. */
export interface Price {
  readonly quote: Money | null;
}

/** Where a page goes on: after this start, if that orders the list, and this candidate. */
export interface AvailablePlace {
  readonly startsAt: Instant;
  readonly place: CandidatePlace;
}

/** A place in a list by price. */
export interface PricedPlace extends AvailablePlace {
  readonly price: Price;
}
