import type { OrganizationKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import type { CheckedSeal } from './core/seal-check.js';

const digest = (class_: string): string =>
  `sha256(convert_to(coalesce(string_agg(text, E'\\n' order by at, happening_id)
                                filter (where class = '${class_}'), ''), 'UTF8'))`;

const digests = `
  count(*) filter (where class = 'record')::int as records, ${digest('record')} as records_digest,
  count(*) filter (where class = 'money')::int as moneys, ${digest('money')} as moneys_digest`;

/** The hash of a seal of the alias `s`. */
const hash = (s: string): string =>
  `sha256(${s}.previous || ${s}.records_digest || ${s}.moneys_digest || convert_to(concat_ws('|', ${s}.organization_id,
     ${s}.number, ${s}.reached, extract(epoch from ${s}.sealed_at), extract(epoch from ${s}.earliest), ${s}.records,
     ${s}.moneys), 'UTF8'))`;

// All that other transactions still write has a higher xid than the bound, so nothing arrives below it later. One
// statement seals every organization, so the highest bound so far holds for all of them.
const seal = statement('happening.seal')`with bound as materialized (
     select pg_snapshot_xmin(pg_current_snapshot()) as reached,
            coalesce((select max(reached) from happening_seal), '0'::xid8) as since),
   unsealed as (
     select h.organization_id, h.class, h.at, h.happening_id, happening_sealed_text(h) as text
       from bound b join happening h on h.xid >= b.since and h.xid < b.reached),
   digested as (
     select organization_id, min(at) as earliest, ${digests} from unsealed group by organization_id),
   chained as (
     select d.*, b.reached, $1::timestamptz as sealed_at, coalesce(s.number, 0) + 1 as number,
            coalesce(s.hash, '') as previous
       from digested d cross join bound b
       left join lateral (
         select number, hash from happening_seal s where s.organization_id = d.organization_id
          order by number desc limit 1) s on true),
   new_seal as (
     insert into happening_seal (organization_id, number, sealed_at, reached, earliest, records, records_digest, moneys,
                                 moneys_digest, previous, hash)
     select organization_id, number, sealed_at, reached, earliest, records, records_digest, moneys, moneys_digest,
            previous, ${hash('c')}
       from chained c
     returning 1)
   select count(*)::int as sealed from new_seal`;

/** Seals all happenings whose transactions are over; answers how many organizations got a seal. */
export async function sealHappenings(queryable: Queryable, now: Instant): Promise<number> {
  const [row] = await queryable.run<{ sealed: number }>(seal, [sqlInstant(now)]);
  return row?.sealed ?? 0;
}

const sealed = statement('happening.sealed-organizations')`
  select distinct organization_id from happening_seal order by organization_id`;

export async function sealedOrganizations(queryable: Queryable): Promise<OrganizationKey[]> {
  return (await queryable.run<{ organization_id: OrganizationKey }>(sealed)).map((row) => row.organization_id);
}

// A happening belongs to the first seal whose bound lies above its xid; numbers of seals count from 1 without gaps.
const recompute = statement('happening.recompute-seals')`with bounds as (
     select array_agg(reached order by number) as reached from happening_seal where organization_id = $1),
   covered as (
     select width_bucket(h.xid, b.reached) + 1 as number, h.class, h.at, h.happening_id, happening_sealed_text(h) as text
       from happening h cross join bounds b where h.organization_id = $1),
   found as (select number, ${digests} from covered group by number)
   select s.number, s.earliest, s.previous, s.hash, ${hash('s')} as recomputed,
          coalesce(f.records_digest, sha256('')) = s.records_digest and coalesce(f.records, 0) = s.records as records_hold,
          coalesce(f.moneys_digest, sha256('')) = s.moneys_digest and coalesce(f.moneys, 0) = s.moneys as moneys_hold
     from happening_seal s left join found f using (number)
    where s.organization_id = $1 order by s.number`;

interface SealRow {
  readonly number: number;
  readonly earliest: Date;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly recomputed: Buffer;
  readonly records_hold: boolean;
  readonly moneys_hold: boolean;
}

/** The seals of an organization in order, each compared with the happenings that are there. */
export async function recomputedSeals(queryable: Queryable, organization: OrganizationKey): Promise<CheckedSeal[]> {
  const rows = await queryable.run<SealRow>(recompute, [organization]);
  return rows.map((row) => ({
    number: row.number,
    earliest: instantOf(row.earliest),
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
    recomputed: row.recomputed.toString('hex'),
    recordsHold: row.records_hold,
    moneysHold: row.moneys_hold,
  }));
}
