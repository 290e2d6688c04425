import { createHash } from 'node:crypto';
import { type Refusal, refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Raced, type Tx } from '../platform/db/database.js';
import type { Instant } from '../platform/core/time-range.js';
import { keyReasons } from './core/refusals.js';
import type { Viewer } from './core/viewer.js';
import { claimKey, completeKey, type KeyPlace, storedKey } from './idempotency-keys.repository.js';
import { organizationIds, userIds } from './ids.js';

const MAX_KEY_CHARACTERS = 200;

/** A request with an idempotency key: rules A8 hold a key per user, organization and mutation. */
export interface KeyedRequest extends KeyPlace {
  /** SHA-256 of the input without its key, in hexadecimal. */
  readonly inputHash: string;
  readonly at: Instant;
}

export type KeyProblem = Refusal<'INVALID' | 'IDEMPOTENCY_KEY_REUSED'>;

/** Equal inputs in one form: fields in order, absent and null ones left out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(entries.map(([name, each]) => [name, canonical(each)] as const).sort());
}

/** SHA-256 of an input, in hexadecimal; null and absent fields count the same. */
export const hashOfInput = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)))
    .digest('hex');

export function keyProblem(key: string): KeyProblem | null {
  const length = [...key].length;
  if (length >= 1 && length <= MAX_KEY_CHARACTERS) return null;
  return refusal(keyReasons.length, ['idempotencyKey'], { most: MAX_KEY_CHARACTERS, given: length });
}

export const keyReused: KeyProblem = refusal(keyReasons.reused, ['idempotencyKey']);

/**
 * The keyed form of a mutation's input; null when the client gave no key. `organizationId` is a global id; null or a
 * malformed one stands for no organization.
 */
export function keyedRequest(
  viewer: Viewer,
  mutation: string,
  organizationId: string | null,
  input: object & { readonly idempotencyKey?: string | null | undefined },
  at: Instant,
): KeyedRequest | null {
  const { idempotencyKey: key, ...others } = input;
  if (key == null) return null;
  const organization = (organizationId === null ? null : organizationIds.decode(organizationId)) ?? '0';
  const account = userIds.decode(viewer.userId);
  if (account === null) throw new Error(`the viewer ${viewer.userId} has no key`);
  return { organization, account, mutation, key, inputHash: hashOfInput(others), at };
}

/**
 * Runs `work` once for each key. The key is claimed before the work, so that a second request with the same key waits
 * and then answers what the first one made, as it is now. A refusal rolls the claim back, so a refused request keeps no
 * key. Without a key (null) it only runs `work`.
 */
export async function once<T, E>(
  tx: Tx,
  request: KeyedRequest | null,
  answer: {
    readonly work: () => Promise<Result<T, E>>;
    readonly idOf: (value: T) => string;
    readonly again: (id: string) => Promise<T>;
    readonly refuse: (problem: KeyProblem) => E;
  },
): Promise<Result<T, E>> {
  if (request === null) return answer.work();
  const problem = keyProblem(request.key);
  if (problem !== null) return refuse(answer.refuse(problem));
  if (await claimKey(tx, request, request.inputHash, request.at)) {
    const result = await answer.work();
    if (result.ok) await completeKey(tx, request, answer.idOf(result.value));
    return result;
  }
  const stored = await storedKey(tx, request);
  // The first transaction was rolled back while this one waited for it, or the key was deleted since.
  if (stored === null) throw new Raced();
  if (stored.inputHash !== request.inputHash) return refuse(answer.refuse(keyReused));
  return ok(await answer.again(stored.answer));
}
