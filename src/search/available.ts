import type { CataloguedResource } from '../catalog/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import type { CandidatePlace } from './candidates.queries.js';

/** A resource and when it could be booked. */
export interface FreeResource {
  readonly resource: CataloguedResource;
  readonly period: TimeRange;
  readonly distanceKilometres: number | null;
  readonly place: CandidatePlace;
}

export interface AvailableResource extends FreeResource {
  /** How many, and for whom, null: for anybody. */
  readonly units: number;
  readonly organizationId: OrganizationKey | null;
}

/** Where a page goes on: after this start, when that orders the list, and this candidate. */
export interface AvailablePlace {
  readonly startsAt: Instant;
  readonly place: CandidatePlace;
}
