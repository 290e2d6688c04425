import { statement, type Tx } from '../../platform/db/database.js';
import { type BookedRecord, usageRows } from './booked-records.js';

const COLUMNS = `usage_id, organization_id, booking_id, resource_id, consumer_id, outcome, units, starts_at, ends_at,
  used_from, used_to, reserved_minutes, used_minutes, billable_minutes, rate_id, agreement_id, included_minutes,
  charge_minor, charge_currency, parts, recorded_at, month, local_starts_at, local_ends_at`;

const insert = statement('usage.insert')`
  insert into usage_record (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::usage_record, $1)`;

/** Writes uses, once and for all; their bookings are locked, so that nobody writes the same ones. */
export async function insertUsage(tx: Tx, usages: readonly BookedRecord[]): Promise<void> {
  await tx.run(insert, [usageRows(usages)]);
}
