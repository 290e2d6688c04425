import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { formatLocalDate, formatLocalDateTime } from '../../platform/core/calendar.js';
import type { UsageKey } from '../../platform/core/keys.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { type BookedUsage, type Ended, usageOf } from './core/usage.js';

/** A use as it is written. Until then, answers about a no-show compute the same. */
export interface BookedRecord extends BookedUsage {
  readonly id: UsageKey;
}

/** The key of a no-show depends on its booking alone. Keys sort by the instant at which it was missed, booking and item. */
function keyOf({ booking, endedAt, outcome }: BookedUsage, position: number): UsageKey {
  const random = createHash('sha256').update(booking.id).digest();
  random.writeUInt16BE(position, random.length - 2);
  const id = outcome === 'NO_SHOW' ? uuidv7({ msecs: endedAt, random: random.subarray(-16) }) : uuidv7();
  return { provider: booking.provider, id: id as UsageKey['id'] };
}

/** The use of each item of an ended booking; `minutesLeft` is what nobody has drawn of the agreement's included minutes. */
export const bookedRecords = (ended: Ended, minutesLeft: number): BookedRecord[] =>
  usageOf(ended, minutesLeft).map((usage, position) => ({ ...usage, id: keyOf(usage, position) }));

const rowOf = (usage: BookedRecord) => ({
  usage_id: usage.id.id,
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
  recorded_at: sqlInstant(usage.endedAt),
  month: formatLocalDate(usage.month),
  local_starts_at: formatLocalDateTime(usage.local.startsAt),
  local_ends_at: formatLocalDateTime(usage.local.endsAt),
});

/** Rows of usage_record as JSON, for jsonb_populate_recordset(). */
export const usageRows = (usages: readonly BookedRecord[]): string => JSON.stringify(usages.map(rowOf));
