import { distinctKeys, type RateKey, type ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import type { RateEntity } from './rate.entity.js';

/** A row of RATE_COLUMNS. */
export type RateRow = Omit<RateEntity, 'publishedBy' | 'publishedAt' | 'withdrawnBy' | 'withdrawnAt'>;

/**
 * The columns of a rate `r`. Numbers are texts, which trim_scale leaves as parseDecimal would, and instants
 * milliseconds, so that JSON carries them whole.
 */
export const RATE_COLUMNS = `r.organization_id::text as "organizationId", r.rate_id as "rateId",
  r.resource_id as "resourceId", r.audience, (extract(epoch from r.effective_from) * 1000)::float8 as "effectiveFrom",
  trim_scale(r.hourly)::text as hourly, r.currency, r.steps, r.bands,
  trim_scale(r.minimum_charge)::text as "minimumCharge", r.basis,
  trim_scale(r.late_cancellation_fee)::text as "lateCancellationFee", trim_scale(r.no_show_fee)::text as "noShowFee"`;

export const rateOf = ({ organizationId: provider, rateId, resourceId, ...terms }: RateRow): RateVersion => ({
  ...terms,
  id: { provider, id: rateId },
  resourceId: { provider, id: resourceId },
});

/**
 * A query for the rates of resources, given as rows of (organization_id, resource_id), that are in effect at an instant
 * or come into effect later; both are SQL.
 */
export const ratesSince = (resources: string, instant: string): string => `
  select ${RATE_COLUMNS} from ${resources} as w (organization_id, resource_id)
    join rate r using (organization_id, resource_id)
   where r.withdrawn_at is null and not exists (
     select from rate n
      where n.withdrawn_at is null and n.organization_id = r.organization_id and n.resource_id = r.resource_id and n.audience = r.audience
        and n.effective_from > r.effective_from and n.effective_from <= ${instant})`;

/** Rates by the id of their resource. */
export const byResource = (rows: readonly RateRow[]): Map<ResourceKey['id'], RateVersion[]> =>
  Map.groupBy(rows.map(rateOf), (rate) => rate.resourceId.id);

const since = statement('rate.since')`${ratesSince('unnest($1::bigint[], $2::uuid[])', '$3')}`;

/** The rates of resources that are in effect at an instant or later, by the resource's id. */
export async function ratesOfResources(
  queryable: Queryable,
  ids: readonly ResourceKey[],
  from: Instant,
): Promise<Map<ResourceKey['id'], RateVersion[]>> {
  const keys = distinctKeys(ids);
  if (keys.length === 0) return new Map();
  const values = [keys.map((key) => key.provider), keys.map((key) => key.id), sqlInstant(from)];
  return byResource(await queryable.run<RateRow>(since, values));
}

const byKeys = statement('rate.by-keys')`
  select ${RATE_COLUMNS} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, rate_id)
     join rate r using (organization_id, rate_id)`;

/** The rows that exist, by key. Not filtered by what a viewer may see. */
export async function ratesById(
  queryable: Queryable,
  ids: readonly RateKey[],
): Promise<Map<RateKey['id'], RateVersion>> {
  const keys = distinctKeys(ids);
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<RateRow>(byKeys, [keys.map((key) => key.provider), keys.map((key) => key.id)]);
  return new Map(rows.map(rateOf).map((rate) => [rate.id.id, rate]));
}

/** A rate that is known to exist. Throws if absent. */
export async function requiredRate(queryable: Queryable, id: RateKey): Promise<RateVersion> {
  const rate = (await ratesById(queryable, [id])).get(id.id);
  if (rate === undefined) throw new Error(`the rate ${id.id} is referred to but does not exist`);
  return rate;
}

const all = statement('rate.of-resources')`
  select ${RATE_COLUMNS} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, resource_id)
     join rate r using (organization_id, resource_id)
    where r.withdrawn_at is null
    order by r.effective_from desc, r.audience`;

/** Every version that was not withdrawn, the latest first, by the resource's id. */
export async function everyRateOf(
  queryable: Queryable,
  ids: readonly ResourceKey[],
): Promise<Map<ResourceKey['id'], RateVersion[]>> {
  const keys = ids;
  return byResource(await queryable.run<RateRow>(all, [keys.map((key) => key.provider), keys.map((key) => key.id)]));
}
