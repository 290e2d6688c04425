import { Float, ID, InputType, Int } from '@nestjs/graphql';
import { ResourceKind } from '../catalog/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@InputType('NearInput', { description: 'A circle on the earth (WGS 84).' })
export class NearInput {
  @Field(() => Float, 'In degrees north, -90 to 90.') latitude: number;
  @Field(() => Float, 'In degrees east, -180 to 180.') longitude: number;
  @Field(() => Float, 'The radius, over 0; the distance is that on a sphere of the mean radius.')
  withinKilometres: number;
}

@InputType('AvailabilitySearchInput', { description: 'The wish and the window. All that is given must hold.' })
export class AvailabilitySearchInput {
  @Field(() => DateTimeScalar, 'Start, inclusive.') from: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive; at most 366 days later.') to: Instant;
  @NullableField(
    () => Int,
    'The length in minutes: the earliest slot of it inside the window; null = bookable for the whole of [from, to).',
  )
  durationMinutes?: number | null;
  @NullableField(() => ResourceKind, 'The kind.') kind?: ResourceKind | null;
  @NullableField(
    () => String,
    'As in the filter of `resources`: its code, name, description and skills have all of the words.',
  )
  text?: string | null;
  @Field(() => [String], 'All of them can be trained on it.', { defaultValue: [] }) skills: string[];
  @Field(() => Int, 'The units needed at once; at least 1.', { defaultValue: 1 }) units: number;
  @NullableField(() => Int, 'It holds so many people, or any number.') seats?: number | null;
  @NullableField(() => NearInput, 'Its site lies in this circle; nearest first.') near?: NearInput | null;
  @NullableField(() => ID, 'The organization that would book, one of the viewer’s; null = only what everyone may book.')
  organizationId?: string | null;
}
