import { createHash } from 'node:crypto';
import { type BookingRefusal, bookingRefusal } from './core/booking-refusal.js';
import type { IdempotencyKey, Kept } from './facts.queries.js';

const MOST_CHARACTERS = 200;

/** Equal inputs in one form: fields in order, what is absent left out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(entries.map(([name, each]) => [name, canonical(each)] as const).sort());
}

/** The key of a request; null when the client gave none. */
export function idempotencyKeyOf(
  mutation: IdempotencyKey['mutation'],
  input: object & { readonly idempotencyKey?: string | null },
): IdempotencyKey | null {
  const { idempotencyKey: key, ...others } = input;
  if (key == null) return null;
  const inputHash = createHash('sha256')
    .update(JSON.stringify(canonical(others)))
    .digest('hex');
  return { mutation, key, inputHash };
}

export function keyProblems(key: IdempotencyKey | null): BookingRefusal[] {
  if (key === null || (key.key.length > 0 && key.key.length <= MOST_CHARACTERS)) return [];
  const message = `An idempotency key has 1 to ${MOST_CHARACTERS} characters; this has ${key.key.length}.`;
  return [bookingRefusal('INVALID', ['idempotencyKey'], message)];
}

/** Null when the key was used for this very input. */
export const reused = (key: IdempotencyKey, kept: Kept): BookingRefusal | null =>
  key.inputHash === kept.inputHash
    ? null
    : bookingRefusal(
        'IDEMPOTENCY_KEY_REUSED',
        ['idempotencyKey'],
        'This key was used for another request; take a new key for a new request.',
      );
