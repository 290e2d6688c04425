import { Float, Int, ObjectType } from '@nestjs/graphql';
import { ResourceObject } from '../catalog/index.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import { edgeOf, type Edge, PageInfoObject } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import type { NearestFit } from './explain-nothing.js';
import type { AvailableResource } from './available.js';
import type { AvailabilitySearch } from './availability-search.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@ObjectType('AvailableResource', { description: 'A resource and when it could be booked, at this moment.' })
export class AvailableResourceObject {
  @Field(() => ResourceObject, 'The resource.') resource: ResourceObject;
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;
  @NullableField(() => Float, 'The distance from the place that was asked for; null = none was asked for.')
  distanceKilometres: number | null;

  /** Not a field: resolvers read the search and the price. */
  offer: AvailableResource;

  static of(this: void, offer: AvailableResource): AvailableResourceObject {
    const { resource, period, distanceKilometres } = offer;
    const node = { resource: ResourceObject.of(resource), ...period, distanceKilometres, offer };
    return fill(AvailableResourceObject, node);
  }
}

@ObjectType('OfferedSlot', { description: 'A time at which a resource could be booked, at this moment.' })
export class OfferedSlotObject {
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;

  /** Not a field: its quote is computed with those of the page. */
  offer: AvailableResource;

  static of(this: void, offer: AvailableResource, period: TimeRange): OfferedSlotObject {
    return fill(OfferedSlotObject, { ...period, offer });
  }
}

export const SearchFilterEnum = enumType('SearchFilter', 'Filters of a search for available resources.', {
  TIME: 'The window, the length, the weekdays and the hours.',
  KIND: 'The kind.',
  TEXT: 'The words.',
  SKILLS: 'The skills.',
  UNITS: 'The number of units.',
  SEATS: 'The number of people.',
  NEAR: 'The distance.',
  INSTANT_ONLY: 'That no approval is needed.',
});
export type SearchFilterEnum = keyof typeof SearchFilterEnum;

@ObjectType('NearestFit', { description: 'The nearest fit if one filter alone asked for less.' })
export class NearestFitObject {
  @Field(() => SearchFilterEnum, 'The filter that alone excludes everything.') filter: SearchFilterEnum;
  @Field(
    () => AvailableResourceObject,
    'The nearest that would fit: the earliest from the start of the window within 30 days, or the closest.',
  )
  offer: AvailableResourceObject;
  @NullableField(() => Int, 'The most units or people that fit; null for other filters.') atMost: number | null;

  static of(this: void, { filter, offer, atMost }: NearestFit): NearestFitObject {
    return fill(NearestFitObject, { filter, offer: AvailableResourceObject.of(offer), atMost });
  }
}

/** A search that found nothing, and why, once that was asked. */
export interface Unanswered {
  readonly search: AvailabilitySearch;
  readonly counted: boolean;
  fits: Promise<NearestFit[]> | null;
}

const AvailableResourceEdge = edgeOf(AvailableResourceObject, 'AvailableResource');

@ObjectType('AvailableResourceConnection', { description: 'A page of what can be booked.' })
export class AvailableResourceConnection {
  @Field(() => [AvailableResourceEdge], 'The entries with their cursors.') edges: Edge<AvailableResourceObject>[];
  @Field(() => [AvailableResourceObject], 'The entries.') nodes: AvailableResourceObject[];
  @Field(() => PageInfoObject, 'Where the page stands.') pageInfo: PageInfoObject;

  /** The search, if it found nothing at all; else null. */
  unanswered: Unanswered | null;
}
