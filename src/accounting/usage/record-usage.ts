import { type Draw, minutesLeft, redraw } from '../../organizations/index.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Tx } from '../../platform/db/database.js';
import { type BookedUsage, type Ended, overran, type Usage, usageOf } from './core/usage.js';
import type { UsageRecord } from './usage.queries.js';
import { insertUsage } from './usage.repository.js';

const sumOf = (minutes: readonly number[]): number => minutes.reduce((sum, each) => sum + each, 0);

async function usagesOf(tx: Tx, ended: Ended, now: Instant): Promise<BookedUsage[]> {
  const asksForMore = ended.agreementId !== null && overran(ended);
  return usageOf(ended, asksForMore ? await minutesLeft(tx, ended.agreementId, now) : 0);
}

/** The draw of an ended booking, if it differs from the draw that it had. */
function changedDraws(ended: Ended, usages: readonly Usage[]): Draw[] {
  const minutes = sumOf(usages.map((usage) => usage.includedMinutes));
  if (minutes === sumOf(ended.items.map((item) => item.includedMinutes))) return [];
  return [{ holderId: ended.booking.id, agreementId: ended.agreementId, minutes, lapsesAt: null }];
}

/**
 * Records the end of bookings of one provider, whose rows are locked: their use with its charge,
 * and the draws on included minutes that they needed. Charges are posted from here, with the
 * records just written, in the same transaction. Throws Raced when somebody else drew what was left.
 */
export async function recordUsage(tx: Tx, ended: readonly Ended[], now: Instant): Promise<UsageRecord[]> {
  const [first] = ended;
  if (first === undefined) return [];
  const usages: BookedUsage[] = [];
  const draws: Draw[] = [];
  for (const each of ended) {
    const its = await usagesOf(tx, each, now);
    usages.push(...its);
    draws.push(...changedDraws(each, its));
  }
  await redraw(tx, first.booking.provider, draws, now);
  return insertUsage(tx, usages, now);
}
