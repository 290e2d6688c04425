import type { Refusal } from '../../platform/core/refusal.js';

/** In the order of the contract; a skipped occurrence is told the first that it broke. */
export const bookingErrorCodes = [
  'CONFLICT',
  'OUTSIDE_OPENING_HOURS',
  'IN_THE_PAST',
  'NOT_ENOUGH_NOTICE',
  'TOO_FAR_AHEAD',
  'TOO_SHORT',
  'TOO_LONG',
  'OFF_GRID',
  'TOO_MANY_ATTENDEES',
  'TOO_MANY_UNITS',
  'NOT_LISTED',
  'NOT_FOR_THIS_ORGANIZATION',
  'DIFFERENT_PROVIDERS',
  'CHECK_IN_NOT_OPEN',
  'INVALID',
  'INVALID_PERIOD',
  'INVALID_RECURRENCE',
  'NOT_FOUND',
  'WRONG_STATUS',
  'IDEMPOTENCY_KEY_REUSED',
  'NOT_PERMITTED',
  'TOO_MANY',
] as const;

export type BookingErrorCode = (typeof bookingErrorCodes)[number];

export type BookingRefusal = Refusal<BookingErrorCode>;

/** Each code once, the first of its kind, in the order of the contract. */
export function oncePerCode(refusals: readonly BookingRefusal[]): BookingRefusal[] {
  return bookingErrorCodes.flatMap((code) => refusals.find((refusal) => refusal.code === code) ?? []);
}
