import { ObjectType } from '@nestjs/graphql';
import { type Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { BookingObject, BookingStatus } from '../booking/booking.object.js';
import type { Booking } from '../core/booking.js';
import { type RefusedBooking, type Wish } from '../booking/refused-booking.js';
import type { PreviewedBooking } from './request-booking.js';
import { Contestable, accepted, refused } from '../booking/booking.payloads.js';
import { NullableField } from '../../platform/graphql/field.js';

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

@ObjectType('BookingPreview', { description: 'The answer that requestBooking would give now.' })
export class BookingPreview extends Contestable {
  @NullableField(() => BookingStatus, 'The status that it would get; null = refused.')
  status: BookingStatus | null;
  @NullableField(() => MoneyObject, 'The price that it would have; null = refused, or free.')
  quote: MoneyObject | null;

  wish: Wish | null;

  static of(this: void, result: Result<PreviewedBooking, RefusedBooking>): BookingPreview {
    return fill(
      BookingPreview,
      result.ok
        ? { status: result.value.status, quote: moneyOrNull(result.value.quote), wish: null, ...accepted }
        : { status: null, quote: null, wish: result.error.wish, ...refused(result.error) },
    );
  }
}
