import { ObjectType } from '@nestjs/graphql';
import { type Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { BookingObject, BookingStatus } from '../booking/booking.object.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import { lateFrom } from '../core/booking-clock.js';
import { brokenRule, toldChecks } from '../core/rule-check.js';
import { RuleCheckObject } from '../booking/rule-check.object.js';
import { type RefusedBooking, type Wish } from '../booking/refused-booking.js';
import type { PreviewedBooking } from './request-booking.js';
import { Contestable, accepted, refused } from '../booking/booking.payloads.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@ObjectType('RequestBookingPayload', { description: 'The booking, or why not.' })
export class RequestBookingPayload extends Contestable {
  @NullableField(() => BookingObject, 'The result; null = refused.')
  booking: BookingObject | null;

  wish: Wish | null;

  static of(this: void, result: Result<Booking, RefusedBooking>): RequestBookingPayload {
    return fill(
      RequestBookingPayload,
      result.ok
        ? { booking: BookingObject.of(result.value), wish: null, ...accepted }
        : { booking: null, wish: result.error.wish, ...refused(result.error) },
    );
  }
}

@ObjectType('BookingPreview', { description: 'The answer that the mutation would give now.' })
export class BookingPreview extends Contestable {
  @NullableField(() => BookingStatus, 'The status that it would get; null = refused.')
  status: BookingStatus | null;
  @NullableField(() => MoneyObject, 'The price that it would have; null = refused, or free.')
  quote: MoneyObject | null;
  @Field(
    () => [RuleCheckObject],
    'Every rule that was asked, kept or broken, in the order of BookingErrorCode; at most 200. The broken ones are those ' +
      'of userErrors. One that stops what follows stands alone.',
  )
  checks: RuleCheckObject[];
  @NullableField(
    () => DateTimeScalar,
    'The instant from which a cancellation is late, as Booking.lateFrom; null = refused, or never.',
  )
  lateFrom: Instant | null;

  /** Not fields: resolvers read them. The booking is as it would be; null = refused. */
  booking: Booking | null;
  wish: Wish | null;

  static of(this: void, result: Result<PreviewedBooking, RefusedBooking>): BookingPreview {
    if (result.ok) {
      const { booking, checks } = result.value;
      return fill(BookingPreview, {
        ...{ booking, status: booking.status, quote: moneyOrNull(booking.quote), lateFrom: lateFrom(booking) },
        ...{ checks: toldChecks(checks).map(RuleCheckObject.of), wish: null, ...accepted },
      });
    }
    const { wish, refusals, checks = refusals.map((each) => brokenRule(null, each)) } = result.error;
    return fill(BookingPreview, {
      ...{ booking: null, status: null, quote: null, lateFrom: null },
      ...{ checks: toldChecks(checks).map(RuleCheckObject.of), wish, ...refused(result.error) },
    });
  }
}
