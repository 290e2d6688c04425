import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ResourceObject } from '../catalog/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { edgeOf, type Edge, PageInfoObject } from '../platform/graphql/connection.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import type { AvailableResource } from './find-available-resources.js';

@ObjectType('AvailableResource', { description: 'A resource and when it could be booked, at this moment.' })
export class AvailableResourceObject {
  @Field(() => ResourceObject, { description: 'The resource.' })
  resource: ResourceObject;

  @Field(() => DateTimeScalar, { description: 'From.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive.' })
  endsAt: Instant;

  @Field(() => Float, { nullable: true, description: 'From the place that was asked for; null when none was.' })
  distanceKilometres: number | null;

  static of(this: void, { resource, period, distanceKilometres }: AvailableResource): AvailableResourceObject {
    const node = { resource: ResourceObject.of(resource), ...period, distanceKilometres };
    return Object.assign(new AvailableResourceObject(), node);
  }
}

const AvailableResourceEdge = edgeOf(AvailableResourceObject, 'AvailableResource');

@ObjectType('AvailableResourceConnection', { description: 'A page of what can be booked.' })
export class AvailableResourceConnection {
  @Field(() => [AvailableResourceEdge], { description: 'The entries with their cursors.' })
  edges: Edge<AvailableResourceObject>[];

  @Field(() => [AvailableResourceObject], { description: 'The entries.' })
  nodes: AvailableResourceObject[];

  @Field(() => PageInfoObject, { description: 'Where the page stands.' })
  pageInfo: PageInfoObject;
}
