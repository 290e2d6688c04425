import { ID, InputType, Int } from '@nestjs/graphql';
import { bookingIds } from '../ids.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { bookedItem, BookingItemInput, ProviderKey } from '../booking/booking.inputs.js';
import { givenKey } from '../../access/index.js';
import type { RescheduleBookingCommand } from './reschedule-booking.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@InputType('BookingActionInput', { description: 'A step of one booking.' })
export class BookingActionInput {
  @Field(() => ID, 'The booking.') bookingId: string;
  @NullableField(() => String, 'Why; a provider that cancels must say.') reason?: string | null;
  @ProviderKey idempotencyKey?: string | null;
}

@InputType('CheckBookingInput', { description: 'That somebody came, or went.' })
export class CheckBookingInput {
  @Field(() => ID, 'The booking.') bookingId: string;
  @NullableField(
    () => DateTimeScalar,
    'When it really happened, told by the provider’s RESOURCE_MANAGER or ADMIN; null: now.',
  )
  at?: Instant | null;
  @ProviderKey idempotencyKey?: string | null;
}

@InputType('RescheduleBookingInput', { description: 'When, and what, a booking shall be instead.' })
export class RescheduleBookingInput {
  @Field(() => ID, 'The booking.') bookingId: string;
  @Field(() => DateTimeScalar, 'Start, inclusive; a whole minute. It must stay if the booking is in use.')
  startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive; a whole minute.') endsAt: Instant;
  @NullableField(() => [BookingItemInput], 'All of the same provider; null: as they are.')
  items?: BookingItemInput[] | null;
  @ProviderKey idempotencyKey?: string | null;
}

@InputType('UpdateBookingInput', { description: 'Corrections of a booking; an absent field stays.' })
export class UpdateBookingInput {
  @Field(() => ID, 'The booking.') bookingId: string;
  @NullableField(() => String, 'The purpose in words; 1 to 200 characters. Null is INVALID.') title?: string | null;
  @NullableField(() => Int, 'How many people come, from 1; null = not said.') attendees?: number | null;
}

export const stepOf = <Input extends BookingActionInput | CheckBookingInput>(input: Input) => ({
  ...input,
  bookingId: bookingIds.read(input.bookingId),
  idempotency: givenKey(input, bookingIds),
});

export function rescheduleCommand(input: RescheduleBookingInput): RescheduleBookingCommand {
  const { bookingId, startsAt, endsAt, items = null, idempotencyKey } = input;
  const given = { bookingId, period: { startsAt, endsAt }, items, idempotencyKey };
  return {
    bookingId: bookingIds.read(bookingId),
    period: given.period,
    items: items?.map(bookedItem) ?? null,
    idempotency: givenKey(given, bookingIds),
  };
}
