import { userIds } from '../../access/index.js';
import { resourceIds } from '../../catalog/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { RATE_COLUMNS, rateOf, type RateRow } from './rates.queries.js';

export type NewRate = Omit<RateVersion, 'id'>;

const findSame = statement(
  'rate.same-start',
  `select from rate where organization_id = $1 and resource_id = $2 and audience = $3 and effective_from = $4`,
);

/** Whether a version of the same audience starts at the same instant already. */
export async function startsLikeAnother(tx: Tx, rate: NewRate): Promise<boolean> {
  const key = resourceIds.decode(rate.resourceId);
  const values = [key?.organizationId, key?.id, rate.audience, sqlInstant(rate.effectiveFrom)];
  return (await tx.run(findSame, values)).length > 0;
}

const insert = statement(
  'rate.insert',
  `insert into rate as r (organization_id, resource_id, audience, effective_from, hourly, currency, steps, bands,
                          minimum_charge, basis, late_cancellation_fee, no_show_fee, published_by, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   on conflict on constraint rate_one_version_at_a_time do nothing
   returning ${RATE_COLUMNS}`,
);

/** Null when another version of the same audience starts at the same instant. */
export async function insertRate(
  tx: Tx,
  rate: NewRate,
  by: { readonly userId: string; readonly at: Instant },
): Promise<RateVersion | null> {
  const key = resourceIds.decode(rate.resourceId);
  const [row] = await tx.run<RateRow>(insert, [
    key?.organizationId,
    key?.id,
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
    userIds.decode(by.userId),
    sqlInstant(by.at),
  ]);
  return row === undefined ? null : rateOf(row);
}
