import type { AgreementKey, OrganizationKey } from '../../platform/core/keys.js';
import { localDayOf } from '../../platform/db/columns.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf, instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { AgreementEntity } from './agreement.entity.js';
import type { AgreementFacts } from './core/agreement.js';

/**
 * The columns that `agreementFacts` reads, as of an instant, which is SQL: what lapsed by then counts as returned.
 * trim_scale leaves what parseDecimal would.
 */
export const agreementColumns = (now: string) => /* sql */ `
  provider_id as "providerId", agreement_id as "agreementId", consumer_id as "consumerId",
  proposed_by_side as "proposedBySide", from_day as "from", to_day as "to", starts_at as "startsAt",
  ends_at as "endsAt", included_minutes as "includedMinutes",
  used_included_minutes - lapsed_minutes(${now}, provider_id, agreement_id) as "usedIncludedMinutes",
  trim_scale(discount_percent)::text as "discountPercent", resource_ids as "resourceIds",
  recorded_status as "recordedStatus", accepted_at as "acceptedAt", ended_at as "endedAt", end_reason as "endReason"`;

export type AgreementRow = Omit<
  AgreementEntity,
  | 'fromDay'
  | 'toDay'
  | 'startsAt'
  | 'endsAt'
  | 'proposedBy'
  | 'proposedAt'
  | 'acceptedBy'
  | 'acceptedAt'
  | 'endedBy'
  | 'endedAt'
> &
  Record<'from' | 'to', string> &
  Record<'startsAt' | 'endsAt', Date> &
  Record<'acceptedAt' | 'endedAt', Date | null>;

export const agreementFacts = (row: AgreementRow): AgreementFacts => ({
  id: { provider: row.providerId, id: row.agreementId },
  providerId: row.providerId,
  consumerId: row.consumerId,
  proposedBySide: row.proposedBySide,
  from: localDayOf(row.from),
  to: localDayOf(row.to),
  startsAt: instantOf(row.startsAt),
  endsAt: instantOf(row.endsAt),
  includedMinutes: row.includedMinutes,
  usedIncludedMinutes: row.usedIncludedMinutes,
  discountPercent: row.discountPercent,
  resourceIds: row.resourceIds?.map((id) => ({ provider: row.providerId, id })) ?? null,
  recordedStatus: row.recordedStatus,
  acceptedAt: instantOrNull(row.acceptedAt),
  endedAt: instantOrNull(row.endedAt),
  endReason: row.endReason,
});

const byKeys = statement('agreements.by-keys')`
  select ${agreementColumns('$3')} from unnest($1::bigint[], $2::uuid[]) as w (provider_id, agreement_id)
    join agreement using (provider_id, agreement_id)`;

// Declined agreements come last, because a stranger may propose again and again.
const byOrganization = statement('agreements.by-organization')`
  select ${agreementColumns('$2')} from (
    select * from agreement where provider_id = $1 or consumer_id = $1
     order by recorded_status = 'DECLINED', from_day desc, agreement_id limit 1000) a
   order by from_day desc, agreement_id`;

/** As it is at `now`, whoever may see it; null when there is none. */
export async function agreementById(
  queryable: Queryable,
  id: AgreementKey,
  now: Instant,
): Promise<AgreementFacts | null> {
  return (await agreementsById(queryable, [id], now)).get(id.id) ?? null;
}

/** The agreements that exist, as they are at `now`, whoever may see them. */
export async function agreementsById(
  queryable: Queryable,
  ids: readonly AgreementKey[],
  now: Instant,
): Promise<Map<AgreementKey['id'], AgreementFacts>> {
  const values = [ids.map((key) => key.provider), ids.map((key) => key.id), sqlInstant(now)];
  const rows = await queryable.run<AgreementRow>(byKeys, values);
  return new Map(rows.map(agreementFacts).map((agreement) => [agreement.id.id, agreement]));
}

/** An agreement that is known to exist. Throws if absent. */
export async function requiredAgreement(queryable: Queryable, id: AgreementKey, now: Instant): Promise<AgreementFacts> {
  const agreement = await agreementById(queryable, id, now);
  if (agreement === null) throw new Error(`the agreement ${id.id} is referred to but does not exist`);
  return agreement;
}

/** The agreements in which the organization is a side, at most 1,000; the latest `from` first, then in the order in which they were proposed. */
export async function agreementsOf(
  queryable: Queryable,
  organizationId: OrganizationKey,
  now: Instant,
): Promise<AgreementFacts[]> {
  return (await queryable.run<AgreementRow>(byOrganization, [organizationId, sqlInstant(now)])).map(agreementFacts);
}
