import { Int, ObjectType } from '@nestjs/graphql';
import type { HolderKey, ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { fill } from '../../platform/graphql/fill.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { UserErrorInterface } from '../../platform/graphql/user-error.js';
import type { BookingErrorCode, BookingRefusal } from '../core/booking-refusal.js';
import type { BookingConflict } from '../core/rule-checks.js';
import { Field } from '../../platform/graphql/field.js';

/** In the order of the contract: a skipped occurrence tells the first. */
export const BookingErrorCodeEnum = enumType<BookingErrorCode>('BookingErrorCode', 'Why a booking was refused.', {
  CONFLICT: 'Too few units are free; see conflicts.',
  OUTSIDE_OPENING_HOURS: 'Not open throughout.',
  IN_THE_PAST: 'Starts before the current minute.',
  NOT_ENOUGH_NOTICE: 'Too soon for the policy.',
  TOO_FAR_AHEAD: 'Too far ahead for the policy.',
  TOO_SHORT: 'Shorter than the policy allows.',
  TOO_LONG: 'Longer than the policy allows, or than 366 days.',
  OFF_GRID: 'Start or length is not on the grid of the policy.',
  TOO_MANY_ATTENDEES: 'More attendees than seats.',
  TOO_MANY_UNITS: 'More units than the resource has.',
  NOT_LISTED: 'Not offered at present.',
  NOT_FOR_THIS_ORGANIZATION: 'Not offered to the organization that would book.',
  DIFFERENT_PROVIDERS: 'The items are of several providers.',
  CHECK_IN_NOT_OPEN: 'Check-in is not open.',
  INVALID: 'The request itself is wrong.',
  INVALID_PERIOD: 'The period is empty, or not in whole minutes.',
  INVALID_RECURRENCE: 'The recurrence cannot be booked.',
  NOT_FOUND: 'There is none that the viewer may see.',
  WRONG_STATUS: 'The booking’s status does not allow it.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used for another request.',
  NOT_PERMITTED: 'Visible, but not the viewer’s to do.',
  TOO_MANY: 'A quota is used up; the message says the limit and when there is room again.',
});

@ObjectType('BookingUserError', { implements: () => [UserErrorInterface], description: 'Why a booking was refused.' })
export class BookingUserError extends UserErrorInterface {
  @Field(() => BookingErrorCodeEnum, 'The reason, for programs.') code: BookingErrorCode;

  static of(this: void, refusal: BookingRefusal): BookingUserError {
    return fill(BookingUserError, refusal);
  }
}

export const ConflictReason = enumType('ConflictReason', 'The kind of holder that is in the way.', {
  BOOKED: 'A booking.',
  HELD: 'A hold, which may lapse.',
  DOWNTIME: 'Maintenance or a closure.',
});
export type ConflictReason = keyof typeof ConflictReason;

@ObjectType('BookingConflict', {
  description: 'One per booking, hold or downtime that is there at an instant with too few free units.',
})
export class BookingConflictObject {
  @Field(() => DateTimeScalar, 'Start of the time in which the two meet, the turnaround of both included.')
  startsAt: Instant;
  @Field(() => DateTimeScalar, 'End of the time in which the two meet, the turnaround of both included.')
  endsAt: Instant;
  @Field(() => ConflictReason, 'The kind of holder that is in the way.') reason: ConflictReason;
  @Field(() => Int, 'Units left for the asker at the tightest instant of it.') unitsFree: number;

  resourceId: ResourceKey;
  holderId: HolderKey['id'];

  static of(this: void, { meets, ...conflict }: BookingConflict): BookingConflictObject {
    return fill(BookingConflictObject, { ...conflict, ...meets });
  }
}
