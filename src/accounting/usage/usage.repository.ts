import { v7 as uuidv7 } from 'uuid';
import type { UsageKey } from '../../platform/core/keys.js';
import { formatLocalDate, formatLocalDateTime } from '../../platform/core/calendar.js';
import type { Instant } from '../../platform/core/time-range.js';
import { statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { BookedUsage } from './core/usage.js';
import type { UsageRecord } from './usage.queries.js';

const COLUMNS = `usage_id, organization_id, booking_id, resource_id, consumer_id, outcome, units, starts_at, ends_at,
  used_from, used_to, reserved_minutes, used_minutes, billable_minutes, rate_id, agreement_id, included_minutes,
  charge_minor, charge_currency, parts, month, local_starts_at, local_ends_at`;

const insert = statement(
  'usage.insert',
  `insert into usage_record (${COLUMNS}, recorded_at)
   select ${COLUMNS}, $2
     from jsonb_to_recordset($1) as u (
       usage_id uuid, organization_id bigint, booking_id uuid, resource_id uuid, consumer_id bigint, outcome text,
       units integer, starts_at timestamptz, ends_at timestamptz, used_from timestamptz, used_to timestamptz,
       reserved_minutes integer, used_minutes integer, billable_minutes integer, rate_id uuid, agreement_id uuid,
       included_minutes integer, charge_minor numeric, charge_currency text, parts jsonb, month date,
       local_starts_at timestamp, local_ends_at timestamp)`,
);

const recordOf = (usage: BookedUsage, id: UsageKey['id']) => ({
  usage_id: id,
  organization_id: usage.booking.provider,
  booking_id: usage.booking.id,
  resource_id: usage.resourceId.id,
  consumer_id: usage.consumerId,
  outcome: usage.outcome,
  units: usage.units,
  starts_at: sqlInstant(usage.reserved.startsAt),
  ends_at: sqlInstant(usage.reserved.endsAt),
  used_from: usage.used === null ? null : sqlInstant(usage.used.startsAt),
  used_to: usage.used === null ? null : sqlInstant(usage.used.endsAt),
  reserved_minutes: usage.reservedMinutes,
  used_minutes: usage.usedMinutes,
  billable_minutes: usage.billableMinutes,
  rate_id: usage.rateId === null ? null : usage.rateId.id,
  agreement_id: usage.agreementId === null ? null : usage.agreementId.id,
  included_minutes: usage.includedMinutes,
  // Texts, which JSON does not round.
  charge_minor: usage.charge?.minor.toString() ?? null,
  charge_currency: usage.charge?.currency ?? null,
  parts: usage.parts.map((part) => ({ ...part, minor: part.minor.toString() })),
  month: formatLocalDate(usage.month),
  local_starts_at: formatLocalDateTime(usage.local.startsAt),
  local_ends_at: formatLocalDateTime(usage.local.endsAt),
});

/** Writes uses down, once and for all; their bookings are locked, so that nobody writes the same ones. */
export async function insertUsage(tx: Tx, usages: readonly BookedUsage[], now: Instant): Promise<UsageRecord[]> {
  const written = usages.map((usage) => ({ usage, id: uuidv7() as UsageKey['id'] }));
  const rows = written.map(({ usage, id }) => recordOf(usage, id));
  await tx.run(insert, [JSON.stringify(rows), sqlInstant(now)]);
  return written.map(({ usage, id }) => ({ ...usage, id: { provider: usage.booking.provider, id } }));
}
