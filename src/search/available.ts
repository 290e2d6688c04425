import type { CataloguedResource } from '../catalog/index.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import type { CandidatePlace } from './candidates.queries.js';

export interface AvailableResource {
  readonly resource: CataloguedResource;
  readonly period: TimeRange;
  readonly distanceKilometres: number | null;
  readonly place: CandidatePlace;
}

/** With what was searched for of it. */
export interface OfferedResource extends AvailableResource {
  readonly units: number;
  /** Who would book; null: anybody. */
  readonly organizationId: string | null;
}

/** Where a page goes on: after this start, when that orders the list, and this candidate. */
export interface AvailablePlace {
  readonly startsAt: Instant;
  readonly place: CandidatePlace;
}
