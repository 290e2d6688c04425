import { Int, ObjectType } from '@nestjs/graphql';
import { bookingIds } from '../ids.js';
import type { AccountKey, BookingKey, OrganizationKey, ResourceKey, SeriesKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { MoneyObject, moneyOrNull } from '../../platform/graphql/money.object.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { type Booking, referenceOf } from '../core/booking.js';
import { checkInOpensAt, lateFrom, missedAt } from '../core/booking-clock.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

export const BookingStatus = enumType('BookingStatus', 'Where a booking stands at this instant.', {
  HELD: 'Holds its time for a few minutes until it is confirmed.',
  PENDING_APPROVAL: 'Holds its time until the owner approves, at most until its start.',
  CONFIRMED: 'Stands.',
  IN_USE: 'Checked in.',
  COMPLETED: 'Checked out.',
  DECLINED: 'The owner did not approve.',
  CANCELLED: 'Called off.',
  EXPIRED: 'Not confirmed or approved in time; holds nothing.',
  NO_SHOW: 'Nobody came.',
});
export type BookingStatus = keyof typeof BookingStatus;

@ObjectType('BookingItem', { description: 'A resource and how much of it.' })
export class BookingItemObject {
  @Field(() => Int, 'How many of its units.') units: number;

  resourceId: ResourceKey;
}

@NodeType('Booking', 'One period, one or more resources of one provider.')
export class BookingObject extends NodeInterface {
  @Field(() => String, 'The reference that people read out to each other, e.g. WB-4T9QX-01ZKE.') reference: string;
  @Field(() => BookingStatus, 'Where it stands at this instant.') status: BookingStatus;
  @Field(() => String, 'The purpose in words.') title: string;
  @NullableField(() => Int, 'How many people come; null: not said.') attendees: number | null;
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;
  @Field(() => [BookingItemObject], 'The resources with their units, in the order given.') items: BookingItemObject[];
  @NullableField(
    () => DateTimeScalar,
    'The instant at which a hold lapses unless it is confirmed before; null = no hold.',
  )
  expiresAt: Instant | null;
  @NullableField(() => DateTimeScalar, 'When somebody came; null: not yet, or never.') checkedInAt: Instant | null;
  @NullableField(() => DateTimeScalar, 'When they were done; null: not yet, or never.') checkedOutAt: Instant | null;
  @NullableField(() => String, 'Why it was cancelled, declined or approved, where that was said.')
  reason: string | null;
  @NullableField(
    () => MoneyObject,
    'The price promised when it was booked or last moved, which it is charged when it is kept exactly; null when no ' +
      'rate applies.',
  )
  quote: MoneyObject | null;
  @Field(() => DateTimeScalar, 'The instant from which it can be checked in, until its end; by the terms frozen in it.')
  checkInOpensAt: Instant;
  @NullableField(
    () => DateTimeScalar,
    'When it becomes a no-show unless it is checked in before, or became one; null = never by itself, or not confirmed.',
  )
  noShowAt: Instant | null;
  @NullableField(
    () => DateTimeScalar,
    'The instant from which a cancellation by its own side is late; null = never late unless it is CONFIRMED.',
  )
  lateFrom: Instant | null;

  /** Not fields: resolvers read them. */
  booking: Booking;
  key: BookingKey;
  providerId: OrganizationKey;
  consumerId: OrganizationKey;
  bookedById: AccountKey;
  seriesId: SeriesKey | null;

  static of(this: void, booking: Booking): BookingObject {
    return fill(BookingObject, {
      id: bookingIds.encode(booking.id),
      key: booking.id,
      reference: referenceOf(booking.id),
      status: booking.status,
      title: booking.title,
      attendees: booking.attendees,
      ...booking.period,
      expiresAt: booking.expiresAt,
      checkedInAt: booking.checkedInAt,
      checkedOutAt: booking.checkedOutAt,
      reason: booking.reason,
      quote: moneyOrNull(booking.quote),
      checkInOpensAt: checkInOpensAt(booking),
      noShowAt: missedAt(booking),
      lateFrom: lateFrom(booking),
      booking,
      items: booking.items.map((item) => fill(BookingItemObject, item)),
      providerId: booking.providerId,
      consumerId: booking.consumerId,
      bookedById: booking.bookedBy,
      seriesId: booking.seriesId,
    });
  }
}
