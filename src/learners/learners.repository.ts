import { formatDay, readDay, type Identity, type LearnerFacts, type LearnerStatus } from './core/learner.js';
import type { ImportPlan, PresentLearner } from './core/plan-import.js';
import { partOf, type AccountKey, type LearnerKey, type OrganizationKey } from '../platform/core/keys.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

/** A day as PostgreSQL writes it; an import reads thousands. */
const dayOrNull = (text: string | null): LocalDateTime | null => (text === null ? null : readDay(text));

interface IdentityRow {
  readonly number: string;
  readonly name: string;
  readonly bornOn: string | null;
  readonly cohort: string | null;
  readonly programme: string | null;
  readonly enrolledOn: string | null;
}

export interface LearnerRow {
  readonly organizationId: OrganizationKey;
  readonly learnerId: LearnerKey['id'];
  readonly zone: string;
  readonly status: LearnerStatus;
  readonly leftOn: string | null;
  readonly accountId: AccountKey | null;
  readonly identity: IdentityRow | null;
}

const identityColumns = /* sql */ `
  jsonb_build_object('number', i.number, 'name', i.name, 'bornOn', i.born_on, 'cohort', i.cohort,
                     'programme', i.programme, 'enrolledOn', i.enrolled_on)`;

/** The status of a learner `l` of the organization `o`. */
export const statusColumn = (now: string): string =>
  `learner_status_at(l.status, l.left_on, o.learner_retention_months, ${now})`;

/** The columns that `learnerFacts` reads, of learner `l`, identity `i` and organization `o`. */
export const learnerColumns = (now: string): string => /* sql */ `
  l.organization_id as "organizationId", l.learner_id as "learnerId", o.time_zone as zone,
  ${statusColumn(now)} as status, l.left_on::text as "leftOn", l.account_id as "accountId",
  case when i.learner_id is null then null else ${identityColumns} end as identity`;

const identityOf = (row: IdentityRow): Identity => ({
  number: row.number,
  name: row.name,
  bornOn: dayOrNull(row.bornOn),
  cohort: row.cohort,
  programme: row.programme,
  enrolledOn: dayOrNull(row.enrolledOn),
});

/** Nothing of a person whom time has ERASED is told here, whether or not a job has deleted it. */
export function learnerFacts(row: LearnerRow): LearnerFacts {
  const at = { key: { provider: row.organizationId, id: row.learnerId }, zone: row.zone };
  if (row.status === 'ERASED' || row.identity === null) {
    return { ...at, status: 'ERASED', leftOn: null, account: null, identity: null };
  }
  const { status, leftOn, accountId: account } = row;
  return { ...at, status, leftOn: dayOrNull(leftOn), account, identity: identityOf(row.identity) };
}

const byKeys = statement('learners.by-keys')`
  select ${learnerColumns('$3')}
    from unnest($1::bigint[], $2::uuid[]) as k (organization_id, learner_id)
    join learner l on l.organization_id = k.organization_id and l.learner_id = k.learner_id
    join organization o on o.organization_id = l.organization_id
    left join learner_identity i on i.organization_id = l.organization_id and i.learner_id = l.learner_id`;

/** Learners whoever may see them, by uuid; those that are not found are left out. */
export async function learnersById(
  queryable: Queryable,
  keys: readonly LearnerKey[],
  now: Instant,
): Promise<Map<LearnerKey['id'], LearnerFacts>> {
  const values = [keys.map(({ provider }) => provider), keys.map(({ id }) => id), sqlInstant(now)];
  const rows = keys.length === 0 ? [] : await queryable.run<LearnerRow>(byKeys, values);
  return new Map(rows.map(learnerFacts).map((facts) => [partOf(facts.key), facts]));
}

const lock = statement('learners.lock')`
  select l.learner_id from learner l where l.organization_id = $1 and l.learner_id = $2 for no key update`;

/** The learner, which nobody else changes until the transaction ends; null when not found. */
export async function lockLearner(tx: Tx, key: LearnerKey, now: Instant): Promise<LearnerFacts | null> {
  await tx.run(lock, [key.provider, key.id]);
  return (await learnersById(tx, [key], now)).get(key.id) ?? null;
}

const ofAccounts = statement('learners.of-account')`
  select ${learnerColumns('$2')}
    from learner l join organization o on o.organization_id = l.organization_id
    join learner_identity i on i.organization_id = l.organization_id and i.learner_id = l.learner_id
   where l.account_id = $1 and ${statusColumn('$2')} <> 'ERASED'
   order by l.organization_id`;

/** The learners who an account is, by organization. */
export async function learnersOfAccount(
  queryable: Queryable,
  account: AccountKey,
  now: Instant,
): Promise<LearnerFacts[]> {
  return (await queryable.run<LearnerRow>(ofAccounts, [account, sqlInstant(now)])).map(learnerFacts);
}

// The names in the row are those of core/plan-import.ts.
const present = statement('learners.present')`
  select (select count(*)::int from learner where organization_id = $1 and status = 'ACTIVE') as active,
         (select count(*)::int from learner l where l.organization_id = $1 and ${statusColumn('$3')} <> 'ERASED') as kept,
         coalesce((
           select jsonb_agg(jsonb_build_object('id', l.learner_id, 'folded', i.number_folded, 'status', l.status,
                                               'leftOn', l.left_on, 'identity', ${identityColumns}))
             from unnest($2::text[]) as n (folded)
             join learner_identity i on i.organization_id = $1 and i.number_folded = n.folded
             join learner l on l.organization_id = i.organization_id and l.learner_id = i.learner_id
            where ${statusColumn('$3')} <> 'ERASED'), '[]') as present
    from organization o where o.organization_id = $1`;

interface PresentRow {
  readonly active: number;
  readonly kept: number;
  readonly present: readonly (Pick<PresentLearner, 'id' | 'folded' | 'status'> & {
    readonly leftOn: string | null;
    readonly identity: IdentityRow;
  })[];
}

/** The learners with these numbers, and how many there are. */
export async function presentLearners(
  queryable: Queryable,
  organization: OrganizationKey,
  numbers: readonly string[],
  now: Instant,
): Promise<{ readonly present: PresentLearner[]; readonly active: number; readonly kept: number }> {
  const [row] = await queryable.run<PresentRow>(present, [organization, numbers, sqlInstant(now)]);
  if (row === undefined) throw new Error(`organization ${organization} is imported into but does not exist`);
  const learners = row.present.map(({ leftOn, identity, ...rest }) => ({
    ...rest,
    leftOn: dayOrNull(leftOn),
    identity: identityOf(identity),
  }));
  return { present: learners, active: row.active, kept: row.kept };
}

const create = statement('learners.create')`
  with new as materialized (
    select uuidv7() as learner_id, n.*
      from unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::date[], $9::date[])
        as n (number, number_folded, name, born_on, cohort, programme, enrolled_on, left_on)),
  learners as (
    insert into learner (organization_id, learner_id, status, left_on)
    select $1, learner_id, case when left_on is null then 'ACTIVE' else 'LEFT' end, left_on from new)
  insert into learner_identity (organization_id, learner_id, number, number_folded, name, born_on, cohort, programme,
                                enrolled_on)
  select $1, learner_id, number, number_folded, name, born_on, cohort, programme, enrolled_on from new`;

const change = statement('learners.change')`
  with changed as materialized (
    select * from unnest($2::uuid[], $3::text[], $4::date[], $5::text[], $6::text[], $7::date[], $8::date[])
      as c (learner_id, name, born_on, cohort, programme, enrolled_on, left_on)),
  learners as (
    update learner l
       set status = case when c.left_on is null then 'ACTIVE' else 'LEFT' end, left_on = c.left_on
      from changed c
     where l.organization_id = $1 and l.learner_id = c.learner_id and l.left_on is distinct from c.left_on)
  update learner_identity i
     set name = c.name, born_on = c.born_on, cohort = c.cohort, programme = c.programme, enrolled_on = c.enrolled_on
    from changed c
   where i.organization_id = $1 and i.learner_id = c.learner_id
     and (i.name, i.born_on, i.cohort, i.programme, i.enrolled_on)
         is distinct from (c.name, c.born_on, c.cohort, c.programme, c.enrolled_on)`;

/** Writes what an import creates and changes. */
export async function writeImport(
  tx: Tx,
  organization: OrganizationKey,
  { created, updated }: Pick<ImportPlan, 'created' | 'updated'>,
): Promise<void> {
  if (created.length > 0) {
    await tx.run(create, [
      organization,
      created.map(({ number }) => number),
      created.map(({ folded }) => folded),
      created.map(({ name }) => name),
      created.map(({ bornOn }) => formatDay(bornOn)),
      created.map(({ cohort }) => cohort),
      created.map(({ programme }) => programme),
      created.map(({ enrolledOn }) => formatDay(enrolledOn)),
      created.map(({ leftOn }) => formatDay(leftOn)),
    ]);
  }
  if (updated.length > 0) {
    await tx.run(change, [
      organization,
      updated.map(({ id }) => id),
      updated.map(({ name }) => name),
      updated.map(({ bornOn }) => formatDay(bornOn)),
      updated.map(({ cohort }) => cohort),
      updated.map(({ programme }) => programme),
      updated.map(({ enrolledOn }) => formatDay(enrolledOn)),
      updated.map(({ leftOn }) => formatDay(leftOn)),
    ]);
  }
}

const leave = statement('learners.leave')`
  update learner l set status = 'LEFT', left_on = $3
   where l.organization_id = $1 and l.status = 'ACTIVE'
     and not exists (select from learner_identity i
                      where i.organization_id = l.organization_id and i.learner_id = l.learner_id
                        and i.number_folded = any ($2::text[]))
  returning l.learner_id as id`;

/** Makes every ACTIVE learner LEFT whose number is not named; answers which. */
export async function leaveUnnamed(
  tx: Tx,
  organization: OrganizationKey,
  named: readonly string[],
  today: LocalDateTime,
): Promise<LearnerKey[]> {
  const rows = await tx.run<{ id: LearnerKey['id'] }>(leave, [organization, named, formatDay(today)]);
  return rows.map(({ id }) => ({ provider: organization, id }));
}

const due = statement('learners.due')`
  select l.learner_id as id
    from learner l join organization o on o.organization_id = l.organization_id
   where l.organization_id = $1 and l.status = 'LEFT' and ${statusColumn('$2')} = 'ERASED'
   limit $3`;

/** Learners of an organization whom time has ERASED and nobody has written down so, at most `most`. */
export async function dueLearners(
  queryable: Queryable,
  organization: OrganizationKey,
  now: Instant,
  most: number,
): Promise<LearnerKey[]> {
  const rows = await queryable.run<{ id: LearnerKey['id'] }>(due, [organization, sqlInstant(now), most]);
  return rows.map(({ id }) => ({ provider: organization, id }));
}

const dueOf = statement('learners.due-of-account')`
  select l.learner_id as id
    from learner l join organization o on o.organization_id = l.organization_id
   where l.organization_id = $1 and l.account_id = $3 and ${statusColumn('$2')} = 'ERASED'
     for no key update of l`;

/** The learner of an account whom time has ERASED, which nobody else changes until the transaction ends. */
export async function dueOfAccount(
  tx: Tx,
  organization: OrganizationKey,
  account: AccountKey,
  now: Instant,
): Promise<LearnerKey[]> {
  const rows = await tx.run<{ id: LearnerKey['id'] }>(dueOf, [organization, sqlInstant(now), account]);
  return rows.map(({ id }) => ({ provider: organization, id }));
}

const dueAnywhere = statement('learners.due-anywhere')`
  select o.organization_id as key from organization o
   where exists (select from learner l where l.organization_id = o.organization_id and l.status = 'LEFT'
                    and ${statusColumn('$1')} = 'ERASED')
   order by o.organization_id`;

export async function organizationsWithDue(queryable: Queryable, now: Instant): Promise<OrganizationKey[]> {
  return (await queryable.run<{ key: OrganizationKey }>(dueAnywhere, [sqlInstant(now)])).map(({ key }) => key);
}

// Consents and invitations go with the identity.
const erase = statement('learners.erase')`
  with persons as (
    delete from learner_identity where organization_id = $1 and learner_id = any ($2::uuid[]))
  update learner set status = 'ERASED', left_on = null, account_id = null
   where organization_id = $1 and learner_id = any ($2::uuid[]) and status <> 'ERASED'`;

/** Deletes the persons of learners of one organization; the learners stay, ERASED. */
export async function eraseLearners(tx: Tx, organization: OrganizationKey, keys: readonly LearnerKey[]): Promise<void> {
  await tx.run(erase, [organization, keys.map(({ id }) => id)]);
}

const setAccount = statement('learners.set-account')`
  update learner set account_id = $3 where organization_id = $1 and learner_id = $2`;

export async function setAccountOf(tx: Tx, { provider, id }: LearnerKey, account: AccountKey): Promise<void> {
  await tx.run(setAccount, [provider, id, account]);
}
