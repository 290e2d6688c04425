import type { LearnerKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { instantOf, instantOrNull, sqlInstant } from '../platform/db/sql-values.js';

const forgetInvitations = statement('learners.forget-invitations')`
  delete from learner_invitation where organization_id = $1 and learner_id = $2`;

const insertInvitation = statement('learners.insert-invitation')`
  insert into learner_invitation (code_hash, organization_id, learner_id, created_at, expires_at)
  values ($3, $1, $2, $4, $5)`;

/** Keeps a new code; codes of the learner that came before open nothing any more. */
export async function replaceInvitation(
  tx: Tx,
  { provider, id }: LearnerKey,
  made: { readonly codeHash: Buffer; readonly createdAt: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await tx.run(forgetInvitations, [provider, id]);
  const dates = [sqlInstant(made.createdAt), sqlInstant(made.expiresAt)];
  await tx.run(insertInvitation, [provider, id, made.codeHash, ...dates]);
}

const invited = statement('learners.invited')`
  select organization_id as provider, learner_id as id from learner_invitation
   where code_hash = $1 and used_at is null and expires_at > $2`;

/** The learner of a code that can be used now; null for every other code. */
export async function invitedLearner(queryable: Queryable, codeHash: Buffer, now: Instant): Promise<LearnerKey | null> {
  const [row] = await queryable.run<LearnerKey>(invited, [codeHash, sqlInstant(now)]);
  return row ?? null;
}

const use = statement('learners.use-invitation')`
  update learner_invitation set used_at = $2 where code_hash = $1`;

export async function useInvitation(tx: Tx, codeHash: Buffer, now: Instant): Promise<void> {
  await tx.run(use, [codeHash, sqlInstant(now)]);
}

const invitationsOf = statement('learners.invitations')`
  select created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt" from learner_invitation
   where organization_id = $1 and learner_id = $2 order by created_at`;

export interface InvitationTimes {
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export async function invitationsOfLearner(
  queryable: Queryable,
  { provider, id }: LearnerKey,
): Promise<InvitationTimes[]> {
  type Row = { readonly [Field in keyof InvitationTimes]: Date } & { readonly usedAt: Date | null };
  const rows = await queryable.run<Row>(invitationsOf, [provider, id]);
  return rows.map(({ createdAt, expiresAt, usedAt }) => ({
    createdAt: instantOf(createdAt),
    expiresAt: instantOf(expiresAt),
    usedAt: instantOrNull(usedAt),
  }));
}

const forgetEnded = statement('learners.forget-ended-invitations')`
  delete from learner_invitation where code_hash in (
    select code_hash from learner_invitation where expires_at <= $1 limit $2 for update skip locked) returning 1 as deleted`;

/** Deletes codes that are too old, at most `most`; answers how many. */
export async function forgetEndedInvitations(queryable: Queryable, now: Instant, most: number): Promise<number> {
  return (await queryable.run(forgetEnded, [sqlInstant(now), most])).length;
}
