import type { BookingKey, UsageKey } from '../../platform/core/keys.js';
import type { SqlRow } from '../../platform/db/columns.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf } from '../../platform/db/sql-values.js';
import type { Usage } from './core/usage.js';
import type { UsageRecordEntity } from './usage-record.entity.js';

/** A use that is written down. */
export interface UsageRecord extends Usage {
  readonly id: UsageKey;
}

type Times = 'startsAt' | 'endsAt' | 'usedFrom' | 'usedTo';
type Unread = 'recordedAt' | 'month' | 'localStartsAt' | 'localEndsAt';
type UsageRow = SqlRow<UsageRecordEntity, Exclude<keyof UsageRecordEntity, Times | Unread>, Times>;

const usageOfRow = (row: UsageRow): UsageRecord => ({
  id: { provider: row.organization_id, id: row.usage_id },
  booking: { provider: row.organization_id, id: row.booking_id },
  resourceId: { provider: row.organization_id, id: row.resource_id },
  providerId: row.organization_id,
  consumerId: row.consumer_id,
  outcome: row.outcome,
  reserved: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
  used:
    row.used_from === null || row.used_to === null
      ? null
      : { startsAt: instantOf(row.used_from), endsAt: instantOf(row.used_to) },
  reservedMinutes: row.reserved_minutes,
  usedMinutes: row.used_minutes,
  billableMinutes: row.billable_minutes,
  units: row.units,
  rateId: row.rate_id === null ? null : { provider: row.organization_id, id: row.rate_id },
  agreementId: row.agreement_id === null ? null : { provider: row.organization_id, id: row.agreement_id },
  includedMinutes: row.included_minutes,
  charge:
    row.charge_minor === null || row.charge_currency === null
      ? null
      : { minor: BigInt(row.charge_minor), currency: row.charge_currency },
  parts: row.parts.map(({ step = null, ...part }) => ({ ...part, step, minor: BigInt(part.minor) })),
});

const ofBookings = statement('usage.of-bookings')`
  select u.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, booking_id)
     join usage_record u using (organization_id, booking_id)
    order by u.usage_id`;

/** The records of use of bookings, in the order of their items. */
export async function usageOfBookings(queryable: Queryable, bookings: readonly BookingKey[]): Promise<UsageRecord[]> {
  if (bookings.length === 0) return [];
  const values = [bookings.map((key) => key.provider), bookings.map((key) => key.id)];
  return (await queryable.run<UsageRow>(ofBookings, values)).map(usageOfRow);
}

const byKeys = statement('usage.by-keys')`
  select u.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, usage_id)
     join usage_record u using (organization_id, usage_id)`;

/** The rows that exist, by key. Not filtered by what a viewer may see. */
export async function usageById(
  queryable: Queryable,
  ids: readonly UsageKey[],
): Promise<Map<UsageKey['id'], UsageRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await queryable.run<UsageRow>(byKeys, [ids.map((key) => key.provider), ids.map((key) => key.id)]);
  return new Map(rows.map(usageOfRow).map((record) => [record.id.id, record]));
}
