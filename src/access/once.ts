import { createHash } from 'node:crypto';
import { type Refusal, refusal } from '../platform/core/refusal.js';
import { NO_ORGANIZATION, type OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { LostRaceError, type Tx } from '../platform/db/database.js';
import type { Instant } from '../platform/core/time-range.js';
import { keyReasons } from './core/refusals.js';
import type { Viewer } from './core/viewer.js';
import { claimKey, completeKey, type KeyPlace, storedKey } from './idempotency-keys.repository.js';

const MAX_KEY_CHARACTERS = 200;

/** The key that a client gave with an input. */
export interface GivenKey<K> {
  readonly key: string;
  /** SHA-256 of the input without its key, in hexadecimal. */
  readonly inputHash: string;
  /** The ids as which the answer is stored. */
  readonly ids: { encode(key: K): string; read(id: string): K };
}

/** A request with an idempotency key: rules A8 hold a key per user, organization and mutation. */
export interface KeyedRequest<K> extends KeyPlace, GivenKey<K> {
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
const hashOfInput = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)))
    .digest('hex');

export function keyProblem(key: string): KeyProblem | null {
  const length = [...key].length;
  if (length >= 1 && length <= MAX_KEY_CHARACTERS) return null;
  return refusal(keyReasons.length, ['idempotencyKey'], { most: MAX_KEY_CHARACTERS, given: length });
}

export const keyReused: KeyProblem = refusal(keyReasons.reused, ['idempotencyKey']);

/** The key in an input of a mutation that makes what `ids` name; null when the client gave none. */
export function givenKey<K, Input extends { readonly idempotencyKey?: string | null | undefined }>(
  input: Input,
  ids: GivenKey<K>['ids'],
): GivenKey<K> | null {
  const { idempotencyKey: key, ...others } = input;
  return key == null ? null : { key, inputHash: hashOfInput(others), ids };
}

/** The keyed form of a mutation; null when the client gave no key. An organization of null stands for none. */
export const keyedRequest = <K>(
  viewer: Viewer,
  mutation: string,
  organization: OrganizationKey | null,
  given: GivenKey<K> | null | undefined,
  at: Instant,
): KeyedRequest<K> | null =>
  given == null
    ? null
    : { ...given, organization: organization ?? NO_ORGANIZATION, account: viewer.accountKey, mutation, at };

/**
 * Runs `work` once for each key. The key is claimed before the work, so that a second request with the same key waits
 * and then answers what the first one made, as it is now. A refusal rolls the claim back, so a refused request keeps no
 * key. Without a key (null) it only runs `work`.
 */
export async function once<T, E, K>(
  tx: Tx,
  request: KeyedRequest<K> | null,
  answer: {
    readonly work: () => Promise<Result<T, E>>;
    readonly keyOf: (value: T) => K;
    readonly again: (key: K) => Promise<T>;
    readonly refuse: (problem: KeyProblem) => E;
  },
): Promise<Result<T, E>> {
  if (request === null) return answer.work();
  const problem = keyProblem(request.key);
  if (problem !== null) return refuse(answer.refuse(problem));
  if (await claimKey(tx, request, request.inputHash, request.at)) {
    const result = await answer.work();
    if (result.ok) await completeKey(tx, request, request.ids.encode(answer.keyOf(result.value)));
    return result;
  }
  const stored = await storedKey(tx, request);
  // The first transaction was rolled back while this one waited for it, or the key was deleted since.
  if (stored === null) throw new LostRaceError();
  if (stored.inputHash !== request.inputHash) return refuse(answer.refuse(keyReused));
  return ok(await answer.again(request.ids.read(stored.answer)));
}
