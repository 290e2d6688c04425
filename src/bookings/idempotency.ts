import { hashOfInput, keyProblem, keyReused } from '../access/index.js';
import { type BookingRefusal, bookingRefusal } from './core/booking-refusal.js';
import type { IdempotencyKey, Kept } from './facts.queries.js';

/** The key of a request; null when the client gave none. */
export function idempotencyKeyOf(
  mutation: IdempotencyKey['mutation'],
  input: object & { readonly idempotencyKey?: string | null },
): IdempotencyKey | null {
  const { idempotencyKey: key, ...others } = input;
  return key == null ? null : { mutation, key, inputHash: hashOfInput(others) };
}

export function keyProblems(key: IdempotencyKey | null): BookingRefusal[] {
  const problem = key === null ? null : keyProblem(key.key);
  return problem === null ? [] : [bookingRefusal(problem.code, problem.field, problem.message)];
}

/** For a repeated request of a viewer who has lost the right to see what it made. */
export const noLongerYours = bookingRefusal(
  'NOT_PERMITTED',
  ['organizationId'],
  'Booking for an organization needs its role COORDINATOR, RESOURCE_MANAGER or ADMIN.',
);

/** Null when the key was used for this very input. */
export const reused = (key: IdempotencyKey, kept: Kept): BookingRefusal | null =>
  key.inputHash === kept.inputHash ? null : bookingRefusal(keyReused.code, keyReused.field, keyReused.message);
