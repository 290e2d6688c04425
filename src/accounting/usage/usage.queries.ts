import { organizationIds } from '../../access/index.js';
import { resourceIds } from '../../catalog/index.js';
import { agreementIds } from '../../organizations/index.js';
import type { OwnedKey } from '../../platform/core/global-id.js';
import type { Currency } from '../../platform/core/money.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { instantOf } from '../../platform/db/sql-values.js';
import { rateIds, usageIds } from '../accounting-ids.js';
import type { StoredPart } from '../pricing/core/charge-part.js';
import type { Usage, UsageOutcome } from './core/usage.js';

/** A use that is written down. */
export interface UsageRecord extends Usage {
  readonly id: string;
}

interface UsageRow {
  readonly organization_id: string;
  readonly usage_id: string;
  readonly booking_id: string;
  readonly resource_id: string;
  readonly consumer_id: string;
  readonly outcome: UsageOutcome;
  readonly units: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly used_from: Date | null;
  readonly used_to: Date | null;
  readonly reserved_minutes: number;
  readonly used_minutes: number;
  readonly billable_minutes: number;
  readonly rate_id: string | null;
  readonly agreement_id: string | null;
  readonly included_minutes: number;
  readonly charge_minor: string | null;
  readonly charge_currency: string | null;
  readonly parts: (Omit<StoredPart, 'minor' | 'step'> &
    Partial<Pick<StoredPart, 'step'>> & { readonly minor: string })[];
}

const usageOfRow = (row: UsageRow): UsageRecord => ({
  id: usageIds.encode(row.organization_id, row.usage_id),
  booking: { organizationId: row.organization_id, id: row.booking_id },
  resourceId: resourceIds.encode(row.organization_id, row.resource_id),
  providerId: organizationIds.encode(row.organization_id),
  consumerId: organizationIds.encode(row.consumer_id),
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
  rateId: row.rate_id === null ? null : rateIds.encode(row.organization_id, row.rate_id),
  agreementId: row.agreement_id === null ? null : agreementIds.encode(row.organization_id, row.agreement_id),
  includedMinutes: row.included_minutes,
  charge:
    row.charge_minor === null ? null : { minor: BigInt(row.charge_minor), currency: row.charge_currency as Currency },
  parts: row.parts.map(({ step = null, ...part }) => ({ ...part, step, minor: BigInt(part.minor) })),
});

const ofBookings = statement(
  'usage.of-bookings',
  `select u.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, booking_id)
     join usage_record u using (organization_id, booking_id)
    order by u.usage_id`,
);

/** What is written down of bookings, in the order of their items. */
export async function usageOfBookings(queryable: Queryable, bookings: readonly OwnedKey[]): Promise<UsageRecord[]> {
  if (bookings.length === 0) return [];
  const values = [bookings.map((key) => key.organizationId), bookings.map((key) => key.id)];
  return (await queryable.run<UsageRow>(ofBookings, values)).map(usageOfRow);
}

const byKeys = statement(
  'usage.by-keys',
  `select u.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, usage_id)
     join usage_record u using (organization_id, usage_id)`,
);

/** Those of the ids that exist, whoever may see them. */
export async function usageById(queryable: Queryable, ids: readonly string[]): Promise<Map<string, UsageRecord>> {
  const keys = ids.flatMap((id) => usageIds.decode(id) ?? []);
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<UsageRow>(byKeys, [
    keys.map((key) => key.organizationId),
    keys.map((key) => key.id),
  ]);
  return new Map(rows.map(usageOfRow).map((record) => [record.id, record]));
}
