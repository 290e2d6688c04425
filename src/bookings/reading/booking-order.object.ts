import { Int, ObjectType } from '@nestjs/graphql';
import { BookingStatus } from '../booking/booking.object.js';
import type { BookingOrder } from '../core/booking-order.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { Field } from '../../platform/graphql/field.js';

export const BookingOrderEnum = enumType<BookingOrder>('BookingOrder', 'Orders of a list of bookings.', {
  START_ASC: 'The earliest start first.',
  START_DESC: 'The latest start first.',
  DEADLINE:
    'By the instant at which the clock alone changes the booking next, the earliest first; those that it never changes last.',
});

@ObjectType('BookingCount', { description: 'How many bookings are in a status.' })
export class BookingCountObject {
  @Field(() => BookingStatus, 'The status at this instant.') status: BookingStatus;
  @Field(() => Int, 'How many; 0 if none.') count: number;
}
