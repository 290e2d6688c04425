import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** The primary key of a stored key: who asked for which organization (0 = none yet) and which mutation. */
export interface KeyPlace {
  readonly organization: OrganizationKey;
  readonly account: AccountKey;
  readonly mutation: string;
  readonly key: string;
}

/** The request that a key was used for, and the global id of what it made. */
export interface StoredKey {
  readonly inputHash: string;
  readonly answer: string;
}

const claim = statement('access.claim-idempotency-key')`
  insert into idempotency_key (organization_id, account_id, mutation, key, input_hash, created_at)
  values ($1, $2, $3, $4, decode($5, 'hex'), $6)
  on conflict on constraint idempotency_key_pkey do nothing
  returning 1 as claimed`;

const deleteOld = statement('access.delete-old-idempotency-keys')`
  delete from idempotency_key where (organization_id, account_id, mutation, key) in (
    select organization_id, account_id, mutation, key from idempotency_key where created_at < $1 limit $2)
  returning 1 as deleted`;

const rowOf = ({ organization: organizationId, account: accountId, mutation, key }: KeyPlace) => ({
  organizationId,
  accountId,
  mutation,
  key,
});

/** True for the first transaction with this key; a second one waits here until the first has ended. */
export async function claimKey(tx: Tx, place: KeyPlace, inputHash: string, now: Instant): Promise<boolean> {
  return (
    (await tx.run(claim, [place.organization, place.account, place.mutation, place.key, inputHash, sqlInstant(now)]))
      .length > 0
  );
}

export async function storedKey(tx: Tx, place: KeyPlace): Promise<StoredKey | null> {
  const stored = await tx.entities((manager) => manager.findOneBy(IdempotencyKeyEntity, rowOf(place)));
  return stored === null ? null : { inputHash: stored.inputHash.toString('hex'), answer: stored.answer ?? '' };
}

export async function completeKey(tx: Tx, place: KeyPlace, answer: string): Promise<void> {
  await tx.entities((manager) => manager.update(IdempotencyKeyEntity, rowOf(place), { answer }));
}

/** Deletes at most `most` keys that were stored before `instant`; returns how many. */
export async function deleteKeysBefore(queryable: Queryable, instant: Instant, most: number): Promise<number> {
  return (await queryable.run(deleteOld, [sqlInstant(instant), most])).length;
}
