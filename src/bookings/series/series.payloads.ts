import { Int, ObjectType } from '@nestjs/graphql';
import { Refusable, Contestable, refused } from '../booking/booking.payloads.js';
import type { SeriesKey } from '../../platform/core/keys.js';
import type { Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import { BookingUserError } from '../booking/booking-refusal.object.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import type { SeriesOutcome } from './request-booking-series.js';
import { SeriesOccurrenceObject } from './series.object.js';
import { Field } from '../../platform/graphql/field.js';

@ObjectType('RequestBookingSeriesPayload', { description: 'The series, or why not, with all that its rule means.' })
export class RequestBookingSeriesPayload extends Contestable {
  @Field(() => [SeriesOccurrenceObject], 'All that the rule means, also when refused.')
  occurrences: SeriesOccurrenceObject[];

  seriesId: SeriesKey | null;

  place: SeriesOutcome['place'];

  static of(this: void, outcome: SeriesOutcome): RequestBookingSeriesPayload {
    return fill(RequestBookingSeriesPayload, {
      seriesId: outcome.seriesId,
      place: outcome.place,
      occurrences: outcome.occurrences.map(SeriesOccurrenceObject.of),
      ...refused(outcome),
    });
  }
}

@ObjectType('CancelBookingSeriesPayload', {
  description: 'The cancelled part of a series, or the reasons why nothing was cancelled.',
})
export class CancelBookingSeriesPayload extends Refusable {
  @Field(() => Int, 'How many bookings were cancelled.') cancelled: number;

  seriesId: SeriesKey | null;

  static of(this: void, seriesId: SeriesKey, result: Result<number, BookingRefusal[]>): CancelBookingSeriesPayload {
    return fill(CancelBookingSeriesPayload, {
      seriesId: result.ok ? seriesId : null,
      cancelled: result.ok ? result.value : 0,
      userErrors: result.ok ? [] : result.error.map(BookingUserError.of),
    });
  }
}
