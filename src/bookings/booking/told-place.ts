import { resourceIds } from '../../organizations/ids.js';
import { formatInstant } from '../../platform/core/calendar.js';
import { amountOf } from '../../platform/core/money.js';
import type { Booking } from '../core/booking.js';

/** Values of a booking that moving it can change. */
export const placeOf = ({ period, items, quote }: Booking) => ({
  startsAt: formatInstant(period.startsAt),
  endsAt: formatInstant(period.endsAt),
  resources: items.map((item) => resourceIds.encode(item.resourceId)),
  units: items.map((item) => item.units),
  quote: quote === null ? null : `${amountOf(quote)} ${quote.currency}`,
});
