import { Float, ID, InputType, Int } from '@nestjs/graphql';
import { ResourceKind, Weekday } from '../catalog/index.js';
import type { LocalTime } from '../platform/core/local-time.js';
import type { Instant } from '../platform/core/time-range.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { LocalTimeScalar } from '../platform/graphql/scalars/local-time.js';
import { Field, NullableField } from '../platform/graphql/field.js';

export const AvailabilityOrder = enumType('AvailabilityOrder', 'Orders of the resources that a search finds.', {
  START: 'By start, then id.',
  DISTANCE: 'The nearest first, then by id; for a search around a place.',
  PRICE: 'By quote, free ones first, of the 200 that START would list first; currencies one after another.',
});
export type AvailabilityOrder = keyof typeof AvailabilityOrder;

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
  @NullableField(() => ID, 'A site of the viewer’s organizations, in place of `near`; needs `withinKilometres`.')
  nearSiteId?: string | null;
  @NullableField(() => Float, 'The radius around `nearSiteId`, over 0.') withinKilometres?: number | null;
  @NullableField(
    () => Int,
    'Slots start at multiples of it from local midnight, unless the policy of a resource has a step; 1 to 1440.',
  )
  startStepMinutes?: number | null;
  @NullableField(() => [Weekday], 'The slot lies on one of these days of the resource’s wall clock; null = any day.')
  weekdays?: Weekday[] | null;
  @NullableField(() => LocalTimeScalar, 'The slot starts at this hour of the resource’s wall clock or later.')
  startsFrom?: LocalTime | null;
  @NullableField(() => LocalTimeScalar, 'The slot ends by this hour of the same day; 24:00 is the end of the day.')
  endsBy?: LocalTime | null;
  @Field(() => Boolean, 'Whether only what needs no approval for the organization is shown.', { defaultValue: false })
  instantOnly: boolean;
  @NullableField(() => AvailabilityOrder, 'The order; null = by distance around a place, else by start.')
  orderBy?: AvailabilityOrder | null;
  @NullableField(() => ID, 'The organization that would book, one of the viewer’s; null = only what everyone may book.')
  organizationId?: string | null;
}
