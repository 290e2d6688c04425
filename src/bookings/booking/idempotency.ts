import {
  hashOfInput,
  type KeyedRequest,
  type KeyProblem,
  keyedRequest,
  keyProblem,
  keyReused,
  organizationIds,
  type Viewer,
} from '../../access/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import { bookingIds } from './booking-ids.js';
import { mayNotBook } from '../core/admission.js';
import type { BookingRefusal } from '../core/booking-refusal.js';

/** The request that an idempotency key was used for, and the global id of the booking or series that it made. */
export interface Kept {
  readonly inputHash: string;
  readonly answer: string;
}

export interface IdempotencyKey {
  readonly mutation: 'requestBooking' | 'requestBookingSeries';
  readonly key: string;
  /** SHA-256 of the input, in hexadecimal. */
  readonly inputHash: string;
}

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
  return problem === null ? [] : [problem];
}

/** A step of a booking, with the key of the client if it gave one. */
export interface KeyedStep {
  readonly bookingId: string;
  readonly idempotencyKey?: string | null;
}

/** The keyed form of what is done to a booking; the organization of its key is the provider. */
export function keyedStep(viewer: Viewer, mutation: string, step: KeyedStep, now: Instant): KeyedRequest | null {
  const provider = bookingIds.decode(step.bookingId)?.organizationId;
  return keyedRequest(viewer, mutation, provider === undefined ? null : organizationIds.encode(provider), step, now);
}

export const keyRefusals = (problem: KeyProblem): BookingRefusal[] => [problem];

/** The refusal of a repeated request whose viewer may no longer see the booking that it made. */
export const noLongerYours: BookingRefusal = mayNotBook;

/** Null when the key was used for this very input. */
export const reused = (key: IdempotencyKey, kept: Kept): BookingRefusal | null =>
  key.inputHash === kept.inputHash ? null : keyReused;
