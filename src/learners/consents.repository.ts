import type { ConsentFacts, ConsentGiver, ConsentPurpose } from './core/consent.js';
import { formatDay } from './core/learner.js';
import type { LearnerKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { localDayOf } from '../platform/db/columns.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { instantOrNull, sqlInstant } from '../platform/db/sql-values.js';

const consentsOf = statement('learners.consents')`
  select c.learner_id as "learnerId", c.purpose, c.given_by as by, c.given_on::text as "givenOn", c.evidence,
         c.withdrawn_at as "withdrawnAt"
    from unnest($1::bigint[], $2::uuid[]) as k (organization_id, learner_id)
    join consent c on c.organization_id = k.organization_id and c.learner_id = k.learner_id
   order by c.given_on desc, c.recorded_at desc, c.consent_id desc`;

interface ConsentRow {
  readonly learnerId: LearnerKey['id'];
  readonly purpose: ConsentPurpose;
  readonly by: ConsentGiver;
  readonly givenOn: string;
  readonly evidence: string;
  readonly withdrawnAt: Date | null;
}

/** The consents of each learner by uuid, the latest first. */
export async function consentsOfLearners(
  queryable: Queryable,
  keys: readonly LearnerKey[],
): Promise<Map<LearnerKey['id'], ConsentFacts[]>> {
  const values = [keys.map(({ provider }) => provider), keys.map(({ id }) => id)];
  const rows = await queryable.run<ConsentRow>(consentsOf, values);
  const facts = Map.groupBy(rows, ({ learnerId }) => learnerId);
  return new Map(
    keys.map(({ id }) => [
      id,
      (facts.get(id) ?? []).map(({ purpose, by, givenOn, evidence, withdrawnAt }) => ({
        ...{ purpose, by, evidence },
        givenOn: localDayOf(givenOn),
        withdrawnAt: instantOrNull(withdrawnAt),
      })),
    ]),
  );
}

const countConsentsOf = statement('learners.count-consents')`
  select count(*)::int as count from consent where organization_id = $1 and learner_id = $2`;

export async function countConsents(queryable: Queryable, { provider, id }: LearnerKey): Promise<number> {
  const [row] = await queryable.run<{ count: number }>(countConsentsOf, [provider, id]);
  return row?.count ?? 0;
}

const insertConsentOf = statement('learners.insert-consent')`
  insert into consent (organization_id, learner_id, purpose, given_by, given_on, evidence, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;

export async function insertConsent(
  tx: Tx,
  { provider, id }: LearnerKey,
  { purpose, by, givenOn, evidence }: Omit<ConsentFacts, 'withdrawnAt'>,
  now: Instant,
): Promise<void> {
  await tx.run(insertConsentOf, [provider, id, purpose, by, formatDay(givenOn), evidence, sqlInstant(now)]);
}

const withdrawLatest = statement('learners.withdraw-consent')`
  update consent set withdrawn_at = $5
   where organization_id = $1 and consent_id = (
     select consent_id from consent
      where organization_id = $1 and learner_id = $2 and purpose = $3 and given_by = $4 and withdrawn_at is null
      order by given_on desc, recorded_at desc, consent_id desc limit 1)
  returning 1 as withdrawn`;

/** Ends the latest consent of a purpose and giver; false when there is none. */
export async function withdrawConsent(
  tx: Tx,
  { provider, id }: LearnerKey,
  { purpose, by }: Pick<ConsentFacts, 'purpose' | 'by'>,
  now: Instant,
): Promise<boolean> {
  return (await tx.run(withdrawLatest, [provider, id, purpose, by, sqlInstant(now)])).length > 0;
}
