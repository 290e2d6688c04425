import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { ResourceKind } from '../catalog/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';

@InputType('NearInput', { description: 'A circle on the earth (WGS 84).' })
export class NearInput {
  @Field(() => Float, { description: 'In degrees north, -90 to 90.' })
  latitude: number;

  @Field(() => Float, { description: 'In degrees east, -180 to 180.' })
  longitude: number;

  @Field(() => Float, { description: 'The radius, over 0; the distance is that on a sphere of the mean radius.' })
  withinKilometres: number;
}

@InputType('AvailabilitySearchInput', { description: 'What is looked for, and when. All that is given must hold.' })
export class AvailabilitySearchInput {
  @Field(() => DateTimeScalar, { description: 'From.' })
  from: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive; at most 366 days later.' })
  to: Instant;

  @Field(() => Int, {
    nullable: true,
    description: 'Null: bookable for the whole of [from, to); else the earliest slot of this length inside it.',
  })
  durationMinutes?: number | null;

  @Field(() => ResourceKind, { nullable: true, description: 'What it is.' })
  kind?: ResourceKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'As in the filter of `resources`: its code, name, description and skills have all of the words.',
  })
  text?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'All of them can be trained on it.' })
  skills: string[];

  @Field(() => Int, { defaultValue: 1, description: 'So many units at once; from 1.' })
  units: number;

  @Field(() => Int, { nullable: true, description: 'It holds so many people, or any number.' })
  seats?: number | null;

  @Field(() => NearInput, { nullable: true, description: 'Its site lies in this circle; nearest first.' })
  near?: NearInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who would book, an organization of the viewer’s; null: what everyone may book.',
  })
  organizationId?: string | null;
}
