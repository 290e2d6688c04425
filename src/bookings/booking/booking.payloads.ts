import { Field, Int, ObjectType } from '@nestjs/graphql';
import { refuse, type Result } from '../../platform/core/result.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { BookingConflictObject, BookingUserError } from './booking-refusal.object.js';
import { BookingObject, BookingStatus } from './booking.object.js';
import type { InTheWay } from './affected-bookings.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { DowntimeObject } from '../downtimes/downtime.object.js';
import type { Downtime } from '../downtimes/downtimes.repository.js';
import { type RefusedBooking, refusedFor, type Wish } from './refused-booking.js';
import type { PreviewedBooking } from '../requests/request-booking.js';
import type { SeriesOutcome } from '../series/request-booking-series.js';
import { SeriesOccurrenceObject } from '../series/series.object.js';

@ObjectType({ isAbstract: true })
abstract class Refusable {
  @Field(() => [BookingUserError], { description: 'Every rule broken, not only the first; empty when it was done.' })
  userErrors: BookingUserError[];
}

@ObjectType({ isAbstract: true })
abstract class Contestable extends Refusable {
  @Field(() => [BookingConflictObject], { description: 'All that is in the way.' })
  conflicts: BookingConflictObject[];
}

const accepted = { userErrors: [], conflicts: [] };

const refused = ({ refusals, conflicts }: Pick<RefusedBooking, 'refusals' | 'conflicts'>) => ({
  userErrors: refusals.map(BookingUserError.of),
  conflicts: conflicts.map(BookingConflictObject.of),
});

@ObjectType('RequestBookingPayload', { description: 'The booking, or why not.' })
export class RequestBookingPayload extends Contestable {
  @Field(() => BookingObject, { nullable: true, description: 'Null when refused.' })
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

@ObjectType('BookingPreview', { description: 'What requestBooking would answer now.' })
export class BookingPreview extends Contestable {
  @Field(() => BookingStatus, { nullable: true, description: 'What it would become; null when refused.' })
  status: BookingStatus | null;

  @Field(() => MoneyObject, { nullable: true, description: 'What it would cost; null when refused or free.' })
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

@ObjectType('BookingPayload', { description: 'The booking as it is now, or why nothing was done.' })
export class BookingPayload extends Contestable {
  @Field(() => BookingObject, { nullable: true, description: 'Null when refused.' })
  booking: BookingObject | null;

  static of(this: void, result: Result<Booking, RefusedBooking>): BookingPayload {
    return fill(
      BookingPayload,
      result.ok
        ? { booking: BookingObject.of(result.value), ...accepted }
        : { booking: null, ...refused(result.error) },
    );
  }

  /** Of an operation that meets no others in its way. */
  static told(this: void, result: Result<Booking, BookingRefusal[]>): BookingPayload {
    return BookingPayload.of(result.ok ? result : refuse(refusedFor(result.error)));
  }
}

@ObjectType('RequestBookingSeriesPayload', { description: 'The series, or why not, with all that its rule means.' })
export class RequestBookingSeriesPayload extends Contestable {
  @Field(() => [SeriesOccurrenceObject], { description: 'All that the rule means, also when refused.' })
  occurrences: SeriesOccurrenceObject[];

  seriesId: string | null;

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

@ObjectType('CancelBookingSeriesPayload', { description: 'What was cancelled of a series, or why nothing was.' })
export class CancelBookingSeriesPayload extends Refusable {
  @Field(() => Int, { description: 'How many bookings were cancelled.' })
  cancelled: number;

  seriesId: string | null;

  static of(this: void, seriesId: string, result: Result<number, BookingRefusal[]>): CancelBookingSeriesPayload {
    return fill(CancelBookingSeriesPayload, {
      seriesId: result.ok ? seriesId : null,
      cancelled: result.ok ? result.value : 0,
      userErrors: result.ok ? [] : result.error.map(BookingUserError.of),
    });
  }
}

@ObjectType('DowntimePayload', { description: 'The downtime, or why nothing was done.' })
export class DowntimePayload extends Contestable {
  @Field(() => DowntimeObject, { nullable: true, description: 'Null when refused.' })
  downtime: DowntimeObject | null;

  inTheWay: readonly InTheWay[];

  static of(this: void, result: Result<Downtime, RefusedBooking>): DowntimePayload {
    return fill(
      DowntimePayload,
      result.ok
        ? { downtime: DowntimeObject.of(result.value), inTheWay: [], ...accepted }
        : { downtime: null, inTheWay: result.error.inTheWay ?? [], ...refused(result.error) },
    );
  }
}

@ObjectType('BookingConnection', { description: 'A page of bookings.' })
export class BookingConnection extends connectionOf(BookingObject, 'Booking') {}
