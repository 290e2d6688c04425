import { type Draw, minutesLeft, redraw } from '../../organizations/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Tx } from '../../platform/db/database.js';
import { type Ended, overran, type Usage } from './core/usage.js';
import { bookedRecords, type BookedRecord } from './booked-records.js';
import { insertUsage } from './usage.repository.js';

const sumOf = (minutes: readonly number[]): number => minutes.reduce((sum, each) => sum + each, 0);

async function recordsOf(tx: Tx, ended: Ended, now: Instant): Promise<BookedRecord[]> {
  const asksForMore = ended.agreementId !== null && overran(ended);
  return bookedRecords(ended, asksForMore ? await minutesLeft(tx, ended.agreementId, now) : 0);
}

/** The draw of an ended booking, if it differs from the draw that it had. */
function changedDraws(ended: Ended, usages: readonly Usage[]): Draw[] {
  const minutes = sumOf(usages.map((usage) => usage.includedMinutes));
  if (minutes === sumOf(ended.items.map((item) => item.includedMinutes))) return [];
  return [{ holderId: ended.booking.id, agreementId: ended.agreementId, minutes, lapsesAt: null }];
}

/**
 * Records the end of bookings of one provider, whose rows are locked: their use with what it costs, and what they need
 * of included minutes instead of what they had drawn. Throws LostRaceError when another transaction drew what was left.
 */
export async function recordUsage(tx: Tx, ended: readonly Ended[], now: Instant): Promise<void> {
  const [first] = ended;
  if (first === undefined) return;
  const usages: BookedRecord[] = [];
  const draws: Draw[] = [];
  for (const booking of ended) {
    const records = await recordsOf(tx, booking, now);
    usages.push(...records);
    draws.push(...changedDraws(booking, records));
  }
  await redraw(tx, first.booking.provider, draws, now);
  await insertUsage(tx, usages);
}
