import { IsNull } from 'typeorm';
import type { AccountKey, RateKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { RateEntity } from './rate.entity.js';
import { RATE_COLUMNS, rateOf, type RateRow, ratesSince, requiredRate } from './rates.queries.js';

export type NewRate = Omit<RateVersion, 'id'>;

/** Whether a version of the same audience starts at the same instant already. */
export function startsLikeAnother(tx: Tx, { resourceId, audience, effectiveFrom }: NewRate): Promise<boolean> {
  const place = { organizationId: resourceId.provider, resourceId: resourceId.id };
  const same = { ...place, audience, effectiveFrom, withdrawnAt: IsNull() };
  return tx.entities((manager) => manager.existsBy(RateEntity, same));
}

const insert = statement('rate.insert')`
  insert into rate as r (organization_id, resource_id, audience, effective_from, hourly, currency, steps, bands,
                          minimum_charge, basis, late_cancellation_fee, no_show_fee, published_by, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   on conflict on constraint rate_one_version_at_a_time do nothing
   returning ${RATE_COLUMNS}`;

/** Inserts a version; null = another of the same audience starts at the same instant. */
export async function insertRate(
  tx: Tx,
  rate: NewRate,
  by: { readonly userId: AccountKey; readonly at: Instant },
): Promise<RateVersion | null> {
  const key = rate.resourceId;
  const [row] = await tx.run<RateRow>(insert, [
    key.provider,
    key.id,
    rate.audience,
    sqlInstant(rate.effectiveFrom),
    rate.hourly,
    rate.currency,
    JSON.stringify(rate.steps),
    JSON.stringify(rate.bands),
    rate.minimumCharge,
    rate.basis,
    rate.lateCancellationFee,
    rate.noShowFee,
    by.userId,
    sqlInstant(by.at),
  ]);
  return row === undefined ? null : rateOf(row);
}

const lockRates = statement('rate.lock-organization')`
  select pg_advisory_xact_lock(hashtextextended('rates ' || $1::bigint, 0))`;

// The whole tree in which a resource stands: from its root down. What stands in one tree may be booked together.
const otherCurrencies = statement('rate.other-currencies-of-tree')`with recursive up as (
     select c.resource_id, c.parent_id from capacity c where c.organization_id = $1 and c.resource_id = $2
     union
     select c.resource_id, c.parent_id from up join capacity c on c.organization_id = $1 and c.resource_id = up.parent_id),
   tree as (
     select resource_id from up where parent_id is null
     union
     select c.resource_id from tree join capacity c on c.organization_id = $1 and c.parent_id = tree.resource_id)
   select distinct r.currency, s.code
     from (${ratesSince('(select $1::bigint, resource_id from tree)', '$3')}) r
     join resource s on s.organization_id = $1 and s.resource_id = r."resourceId"
    where r.currency <> $4
    order by s.code limit 1`;

/**
 * A rate in another currency that is or will be in effect for a resource of the same tree; null when there is none.
 * Publications of one organization stand in line here.
 */
export async function otherCurrencyInTree(
  tx: Tx,
  rate: NewRate,
  now: Instant,
): Promise<{ readonly currency: string; readonly code: string } | null> {
  const key = rate.resourceId;
  await tx.run(lockRates, [key.provider]);
  const values = [key.provider, key.id, sqlInstant(now), rate.currency];
  return (await tx.run<{ currency: string; code: string }>(otherCurrencies, values))[0] ?? null;
}

/**
 * Withdraws a rate that is not in effect at `now`; null when it was withdrawn before. PostgreSQL refuses it for a rate
 * in effect (rate_withdrawn_before_effect) and for one that a booking froze (rate_append_only).
 */
export async function recordWithdrawal(
  tx: Tx,
  rateId: RateKey,
  by: { readonly userId: AccountKey; readonly at: Instant },
): Promise<RateVersion | null> {
  const open = { organizationId: rateId.provider, rateId: rateId.id, withdrawnAt: IsNull() };
  const change = { withdrawnAt: by.at, withdrawnBy: by.userId };
  const { affected } = await tx.entities((manager) => manager.update(RateEntity, open, change));
  return affected === 0 ? null : requiredRate(tx, rateId);
}
