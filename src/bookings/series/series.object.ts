import { ObjectType } from '@nestjs/graphql';
import { seriesIds } from '../ids.js';
import type { AccountKey, BookingKey, SeriesKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { TimeZoneScalar } from '../../platform/graphql/scalars/time-zone.js';
import { BookingConflictObject, BookingErrorCodeEnum, BookingUserError } from '../booking/booking-refusal.object.js';
import type { BookingErrorCode } from '../core/booking-refusal.js';
import type { BookingSeries, Occurrence } from './series.repository.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@ObjectType('SeriesOccurrence', { description: 'One that the rule means: booked, or skipped and why.' })
export class SeriesOccurrenceObject {
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;
  @NullableField(
    () => BookingErrorCodeEnum,
    'The first rule it breaks, in the order of the enum; null when it breaks none.',
  )
  skippedBecause: BookingErrorCode | null;
  @Field(() => [BookingUserError], 'Every rule that this date breaks; empty where it was or would be booked.')
  userErrors: BookingUserError[];
  @Field(() => [BookingConflictObject], 'Conflicts of this date alone; at most 20.') conflicts: BookingConflictObject[];

  bookingId: BookingKey | null;

  static of(
    this: void,
    { period, bookingId, skippedBecause, refusals, conflicts }: Occurrence,
  ): SeriesOccurrenceObject {
    return fill(SeriesOccurrenceObject, {
      ...period,
      bookingId,
      skippedBecause,
      userErrors: refusals.map(BookingUserError.of),
      conflicts: conflicts.map(BookingConflictObject.of),
    });
  }
}

@NodeType('BookingSeries', 'A recurrence of bookings.')
export class BookingSeriesObject extends NodeInterface {
  @Field(() => String, 'The RRULE value (RFC 5545 §3.3.10) that it was booked by.') recurrence: string;
  @Field(() => TimeZoneScalar, 'The zone whose wall clock it follows.') timeZone: string;

  key: SeriesKey;
  bookedById: AccountKey;

  static of(this: void, series: BookingSeries): BookingSeriesObject {
    const { id, bookedBy, recurrence, timeZone } = series;
    return fill(BookingSeriesObject, { id: seriesIds.encode(id), key: id, bookedById: bookedBy, recurrence, timeZone });
  }
}
