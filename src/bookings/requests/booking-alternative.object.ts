import { ObjectType } from '@nestjs/graphql';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { BookingItemObject } from '../booking/booking.object.js';
import type { Alternative } from './find-alternatives.js';
import { Field } from '../../platform/graphql/field.js';

@ObjectType('BookingAlternative', { description: 'The same items at another time, bookable when answered.' })
export class BookingAlternativeObject {
  @Field(() => [BookingItemObject], 'As they were asked for.') items: BookingItemObject[];
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;

  static of(this: void, { items, period }: Alternative): BookingAlternativeObject {
    return fill(BookingAlternativeObject, { items: items.map((item) => fill(BookingItemObject, item)), ...period });
  }
}
