import { ObjectType } from '@nestjs/graphql';
import { refuse, type Result } from '../../platform/core/result.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { fill } from '../../platform/graphql/fill.js';
import { BookingConflictObject, BookingUserError } from './booking-refusal.object.js';
import { BookingObject } from './booking.object.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { type RefusedBooking, refusedFor } from './refused-booking.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@ObjectType({ isAbstract: true })
export abstract class Refusable {
  @Field(() => [BookingUserError], 'Every rule broken, not only the first; empty when it was done.')
  userErrors: BookingUserError[];
}

@ObjectType({ isAbstract: true })
export abstract class Contestable extends Refusable {
  @Field(() => [BookingConflictObject], 'All that is in the way.') conflicts: BookingConflictObject[];
}

export const accepted = { userErrors: [], conflicts: [] };

export const refused = ({ refusals, conflicts }: Pick<RefusedBooking, 'refusals' | 'conflicts'>) => ({
  userErrors: refusals.map(BookingUserError.of),
  conflicts: conflicts.map(BookingConflictObject.of),
});

@ObjectType('BookingPayload', { description: 'The booking as it is now, or why nothing was done.' })
export class BookingPayload extends Contestable {
  @NullableField(() => BookingObject, 'The result; null = refused.') booking: BookingObject | null;

  static of(this: void, result: Result<Booking, RefusedBooking>): BookingPayload {
    return fill(
      BookingPayload,
      result.ok
        ? { booking: BookingObject.of(result.value), ...accepted }
        : { booking: null, ...refused(result.error) },
    );
  }

  /** The payload of an operation that meets no others in its way. */
  static told(this: void, result: Result<Booking, BookingRefusal[]>): BookingPayload {
    return BookingPayload.of(result.ok ? result : refuse(refusedFor(result.error)));
  }
}

@ObjectType('BookingConnection', { description: 'A page of bookings.' })
export class BookingConnection extends connectionOf(BookingObject, 'Booking') {}
