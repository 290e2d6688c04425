import { ID, InputType, Int } from '@nestjs/graphql';
import { agreementIds } from '../../organizations/ids.js';
import { bookingIds } from '../ids.js';
import type { Instant } from '../../platform/core/time-range.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { AgreementChoice, bookedItem, BookingItemInput, ConsumerKey } from '../booking/booking.inputs.js';
import { organizationIds } from '../../access/ids.js';
import { givenKey } from '../../access/index.js';
import type { RequestBookingCommand } from './request-booking.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

@InputType('RequestBookingInput', { description: 'A booking of one period; all of its items or none.' })
export class RequestBookingInput {
  @Field(() => ID, 'The organization that books and pays.') organizationId: string;
  @Field(() => [BookingItemInput], 'All of one provider.') items: BookingItemInput[];
  @Field(() => DateTimeScalar, 'Start, inclusive; a whole minute.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive; a whole minute.') endsAt: Instant;
  @Field(() => String, 'The purpose in words; 1 to 200 characters.') title: string;
  @NullableField(() => Int, 'How many people come, from 1.') attendees?: number | null;
  @AgreementChoice agreementId?: string | null;
  @Field(() => Boolean, 'HELD for 10 minutes; then it is confirmed by confirmBooking, or it expires.', {
    defaultValue: false,
  })
  hold: boolean;
  @ConsumerKey idempotencyKey?: string | null;
}

export function requestBookingCommand({ startsAt, endsAt, ...input }: RequestBookingInput): RequestBookingCommand {
  const given = { ...input, period: { startsAt, endsAt } };
  return {
    ...given,
    organizationId: organizationIds.read(input.organizationId),
    items: input.items.map(bookedItem),
    attendees: input.attendees ?? null,
    agreementId: agreementIds.readGiven(input.agreementId) ?? null,
    idempotency: givenKey(given, bookingIds),
  };
}
