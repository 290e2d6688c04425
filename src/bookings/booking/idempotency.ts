import {
  type GivenKey,
  type KeyProblem,
  keyedRequest,
  keyProblem,
  keyReused,
  type Viewer,
} from '../../access/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { mayNotBook } from '../core/request-validation.js';
import type { BookingRefusal } from '../core/booking-refusal.js';

/** The request that an idempotency key was used for, and the global id of the booking or series that it made. */
export interface StoredAnswer {
  readonly inputHash: string;
  readonly answer: string;
}

export interface IdempotencyKey extends Pick<GivenKey<never>, 'key' | 'inputHash'> {
  readonly mutation: 'requestBooking' | 'requestBookingSeries';
}

/** The same, with the ids by which the booking or series that it made is stored. */
export type Answering<K> = IdempotencyKey & GivenKey<K>;

/** The key of a request; null when the client gave none. */
export const idempotencyKeyOf = <K>(
  mutation: IdempotencyKey['mutation'],
  given: GivenKey<K> | null | undefined,
): Answering<K> | null => (given == null ? null : { ...given, mutation });

export function keyProblems(key: IdempotencyKey | null): BookingRefusal[] {
  const problem = key === null ? null : keyProblem(key.key);
  return problem === null ? [] : [problem];
}

/** A step of a booking, with the key of the client if it gave one. */
export interface KeyedStep {
  readonly bookingId: BookingKey;
  readonly idempotency?: GivenKey<BookingKey> | null;
}

/** The keyed form of what is done to a booking; the organization of its key is the provider. */
export const keyedStep = (viewer: Viewer, mutation: string, step: KeyedStep, now: Instant) =>
  keyedRequest(viewer, mutation, step.bookingId.provider, step.idempotency, now);

export const keyRefusals = (problem: KeyProblem): BookingRefusal[] => [problem];

/** The refusal of a repeated request whose viewer may no longer see the booking that it made. */
export const noLongerYours: BookingRefusal = mayNotBook;

/** The refusal of a key that was used for another input; null = it was used for this very input. */
export const reused = (key: IdempotencyKey, kept: StoredAnswer): BookingRefusal | null =>
  key.inputHash === kept.inputHash ? null : keyReused;
