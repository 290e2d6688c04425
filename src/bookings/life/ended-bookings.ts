import { lapseOf } from '../core/terms.js';
import { type Ended, ratesById, recordUsage } from '../../accounting/index.js';
import { resourcesById } from '../../catalog/index.js';
import { keepDraw, organizationsById, redraw } from '../../organizations/index.js';
import { assert } from '../../platform/core/assert.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Queryable, Tx } from '../../platform/db/database.js';
import type { Booking } from '../core/booking.js';
import { includedMinutesOf } from '../core/price.js';
import type { Transition } from './core/transitions.js';

/** A booking that ended. */
export interface EndedBooking extends Pick<Ended, 'outcome' | 'endedAt' | 'used'> {
  readonly booking: Booking;
}

/** Bookings that ended, with what was frozen when they were booked. */
export async function endedOf(queryable: Queryable, ended: readonly EndedBooking[]): Promise<Ended[]> {
  const items = ended.flatMap(({ booking }) => booking.items);
  const rates = await ratesById(
    queryable,
    items.flatMap((item) => item.rateId ?? []),
  );
  const resources = await resourcesById(
    queryable,
    items.map((item) => item.resourceId),
  );
  const providers = await organizationsById(queryable, [...new Set(ended.map(({ booking }) => booking.providerId))]);
  const frozen = (item: Booking['items'][number]) => {
    const resource = resources.get(item.resourceId.id);
    const rate = item.rateId === null ? null : rates.get(item.rateId.id);
    if (resource === undefined || rate === undefined) {
      throw new Error(`the item ${item.resourceId.id} refers to nothing`);
    }
    return { ...item, rate, timeZone: resource.timeZone };
  };
  return ended.map(({ booking, ...end }) => {
    const provider = providers.get(booking.providerId);
    if (provider === undefined) throw new Error(`the provider of the booking ${booking.id.id} does not exist`);
    return {
      ...end,
      booking: booking.id,
      providerId: booking.providerId,
      providerZone: provider.timeZone,
      consumerId: booking.consumerId,
      reserved: booking.period,
      agreementId: booking.agreementId,
      discountPercent: booking.discountPercent,
      items: booking.items.map(frozen),
    };
  });
}

/** Records the end of bookings of one provider, whose rows are locked: what it costs, and included minutes. */
export async function recordEnded(tx: Tx, ended: readonly EndedBooking[], now: Instant): Promise<void> {
  if (ended.length > 0) await recordUsage(tx, await endedOf(tx, ended), now);
}

/** Gives back what bookings of one provider, whose rows are locked, have drawn of included minutes. */
export async function returnMinutes(tx: Tx, bookings: readonly Booking[], now: Instant): Promise<void> {
  const drawing = bookings.filter((booking) => includedMinutesOf(booking.items) > 0).map((booking) => booking.id);
  const [first] = drawing;
  if (first === undefined) return;
  const draws = drawing.map(({ id }) => ({ holderId: id, agreementId: null, minutes: 0, lapsesAt: null }));
  await redraw(tx, first.provider, draws, now);
}

/** The booking as it is once its included minutes were returned. */
export const withoutMinutes = (booking: Booking): Booking => ({
  ...booking,
  items: booking.items.map((item) => ({ ...item, includedMinutes: 0 })),
});

/** Records use and minutes that follow from a step of a locked booking. */
export async function account(tx: Tx, booking: Booking, { standing }: Transition, now: Instant): Promise<void> {
  const { status, checkedInAt, checkedOutAt } = standing;
  switch (status) {
    case 'COMPLETED': {
      assert(checkedInAt !== null && checkedOutAt !== null, 'what is completed has its times');
      const used = { startsAt: checkedInAt, endsAt: checkedOutAt };
      return recordEnded(tx, [{ booking, outcome: status, endedAt: now, used }], now);
    }
    case 'NO_SHOW':
      return recordEnded(tx, [{ booking, outcome: status, endedAt: now, used: null }], now);
    case 'DECLINED':
      return returnMinutes(tx, [booking], now);
    default:
      if (includedMinutesOf(booking.items) > 0) await keepDraw(tx, booking.id, lapseOf(standing));
  }
}
