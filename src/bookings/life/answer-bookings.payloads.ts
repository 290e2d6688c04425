import { ID, InputType, ObjectType } from '@nestjs/graphql';
import { givenKey } from '../../access/index.js';
import type { Result } from '../../platform/core/result.js';
import { Field, IdempotencyKey, NullableField } from '../../platform/graphql/field.js';
import { fill } from '../../platform/graphql/fill.js';
import { Refusable } from '../booking/booking.payloads.js';
import { BookingObject } from '../booking/booking.object.js';
import { BookingUserError } from '../booking/booking-refusal.object.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { bookingIds } from '../ids.js';
import type { AnswerBookingsCommand, BookingAnswer } from './answer-bookings.js';

@InputType('AnswerBookingsInput', { description: 'Requests to approve and to decline, together at most 100.' })
export class AnswerBookingsInput {
  @Field(() => [ID], 'Bookings to approve.', { defaultValue: [] }) approve: string[];
  @Field(() => [ID], 'Bookings to decline.', { defaultValue: [] }) decline: string[];
  @NullableField(() => String, 'Why they are declined; a decline needs it.') reason?: string | null;
  @IdempotencyKey('the same for each booking and does nothing new') idempotencyKey?: string | null;
}

/** The ids of an input, in the order of the answers. */
const idsOf = ({ approve, decline }: AnswerBookingsInput): string[] => [...approve, ...decline];

export function answerCommand(input: AnswerBookingsInput): AnswerBookingsCommand {
  const ids = idsOf(input);
  return {
    approve: input.approve.map((id) => bookingIds.read(id)),
    decline: input.decline.map((id) => bookingIds.read(id)),
    repeats: new Set(ids).size < ids.length,
    reason: input.reason ?? null,
    idempotency: givenKey(input, bookingIds),
  };
}

@ObjectType('BookingAnswer', { description: 'The answer to one request.' })
class BookingAnswerObject extends Refusable {
  @Field(() => ID, 'The id as it was given.') bookingId: string;
  @NullableField(() => BookingObject, 'The booking as it is now; null = refused.') booking: BookingObject | null;

  static of(this: void, bookingId: string, answer: BookingAnswer): BookingAnswerObject {
    const booking = answer.ok ? BookingObject.of(answer.value) : null;
    const userErrors = answer.ok ? [] : answer.error.map(BookingUserError.of);
    return fill(BookingAnswerObject, { bookingId, booking, userErrors });
  }
}

@ObjectType('AnswerBookingsPayload', { description: 'One answer for each request, or why nothing was done.' })
export class AnswerBookingsPayload extends Refusable {
  @Field(() => [BookingAnswerObject], 'One for each id, approvals first, in the order given; at most 100.')
  results: BookingAnswerObject[];

  static of(
    this: void,
    input: AnswerBookingsInput,
    answered: Result<readonly BookingAnswer[], readonly BookingRefusal[]>,
  ): AnswerBookingsPayload {
    if (!answered.ok) {
      return fill(AnswerBookingsPayload, { results: [], userErrors: answered.error.map(BookingUserError.of) });
    }
    const ids = idsOf(input);
    const results = answered.value.map((answer, index) => BookingAnswerObject.of(ids[index] ?? '', answer));
    return fill(AnswerBookingsPayload, { results, userErrors: [] });
  }
}
