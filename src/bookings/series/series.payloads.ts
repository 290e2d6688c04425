import { Int, ObjectType } from '@nestjs/graphql';
import { Refusable, Contestable, refused } from '../booking/booking.payloads.js';
import type { SeriesKey } from '../../platform/core/keys.js';
import type { Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import { BookingUserError } from '../booking/booking-refusal.object.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import type { SeriesOutcome } from './request-booking-series.js';
import { calendarOfSeries, SeriesOccurrenceObject } from './series.object.js';
import { Field } from '../../platform/graphql/field.js';

@ObjectType('RequestBookingSeriesPayload', { description: 'The series, or why not, with all that its rule means.' })
export class RequestBookingSeriesPayload extends Contestable {
  @Field(() => [SeriesOccurrenceObject], 'All that the rule means, also when refused.')
  occurrences: SeriesOccurrenceObject[];

  @Field(() => Int, 'How many dates are or would be booked; 0 when refused.') bookable: number;
  @Field(() => Int, 'How many dates SKIP_CONFLICTS leaves out; 0 when refused.') skipped: number;

  seriesId: SeriesKey | null;

  place: SeriesOutcome['place'];

  static of(this: void, outcome: SeriesOutcome): RequestBookingSeriesPayload {
    const isRefused = outcome.refusals.length > 0;
    const skipped = outcome.occurrences.filter(({ skippedBecause }) => skippedBecause !== null).length;
    const calendar = calendarOfSeries(outcome.place, outcome.occurrences);
    return fill(RequestBookingSeriesPayload, {
      bookable: isRefused ? 0 : outcome.occurrences.length - skipped,
      skipped: isRefused ? 0 : skipped,
      seriesId: outcome.seriesId,
      place: outcome.place,
      occurrences: outcome.occurrences.map((occurrence) => SeriesOccurrenceObject.of(occurrence, calendar)),
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
