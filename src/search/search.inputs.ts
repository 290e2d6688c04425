import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { ResourceKind } from '../catalog/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';

@InputType('NearInput', { description: 'A circle on the earth (WGS 84).' })
export class NearInput {
  @Field(() => Float, { description: 'In degrees north, -90 to 90.' }) latitude: number;
  @Field(() => Float, { description: 'In degrees east, -180 to 180.' }) longitude: number;
  @Field(() => Float, { description: 'The radius, over 0; the distance is that on a sphere of the mean radius.' })
  withinKilometres: number;
}

@InputType('AvailabilitySearchInput', { description: 'The wish and the window. All that is given must hold.' })
export class AvailabilitySearchInput {
  @Field(() => DateTimeScalar, { description: 'Start, inclusive.' }) from: Instant;
  @Field(() => DateTimeScalar, { description: 'End, exclusive; at most 366 days later.' }) to: Instant;
  @Field(() => Int, {
    nullable: true,
    description:
      'The length in minutes: the earliest slot of it inside the window; null = bookable for the whole of [from, to).',
  })
  durationMinutes?: number | null;
  @Field(() => ResourceKind, { nullable: true, description: 'The kind.' }) kind?: ResourceKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'As in the filter of `resources`: its code, name, description and skills have all of the words.',
  })
  text?: string | null;
  @Field(() => [String], { defaultValue: [], description: 'All of them can be trained on it.' }) skills: string[];
  @Field(() => Int, { defaultValue: 1, description: 'The units needed at once; at least 1.' }) units: number;
  @Field(() => Int, { nullable: true, description: 'It holds so many people, or any number.' }) seats?: number | null;
  @Field(() => NearInput, { nullable: true, description: 'Its site lies in this circle; nearest first.' })
  near?: NearInput | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The organization that would book, one of the viewer’s; null = only what everyone may book.',
  })
  organizationId?: string | null;
}
