import { type Charge, feeFor } from '../../accounting/pricing/core/charge.js';
import { minutesOf } from '../../accounting/pricing/core/billable.js';
import { quoteAgain } from '../../accounting/pricing/core/quote.js';
import type { RateVersion } from '../../accounting/pricing/core/rate-terms.js';
import type { AgreementKey, ResourceKey } from '../../platform/core/keys.js';
import { type Decimal, ZERO } from '../../platform/core/decimal.js';
import { type Money, totalOf } from '../../platform/core/money.js';
import type { Booking } from './booking.js';

/** How the promised price of one item comes about. */
export interface QuoteLine {
  readonly resourceId: ResourceKey;
  readonly units: number;
  /** The length of the booking. */
  readonly minutes: number;
  /** The version that is frozen; null = free. */
  readonly rate: RateVersion | null;
  /** The agreement that gives included minutes and discount; null = none, or the item is free. */
  readonly agreementId: AgreementKey | null;
  /** Unit-minutes that it draws. */
  readonly includedMinutes: number;
  readonly discountPercent: Decimal;
  /** The amount with its parts; null = free. */
  readonly charge: Charge | null;
}

/** An item with the rate that is frozen in it; null = free. */
export interface RatedItem {
  readonly rate: RateVersion | null;
  readonly timeZone: string;
}

/** The lines of a booking by the terms frozen in it, one for each item; their amounts sum to its quote. */
export function quoteLines(booking: Booking, rated: readonly RatedItem[]): QuoteLine[] {
  const { items, period, discountPercent } = booking;
  const lines = items.map(({ units }, index) => ({ rate: null, timeZone: 'UTC', ...rated[index], units }));
  const drawn = items.map((item) => item.includedMinutes);
  const { includedMinutes, charges } = quoteAgain(lines, period, drawn, discountPercent);
  return items.map(({ resourceId, units }, index) => {
    const rate = lines[index]?.rate ?? null;
    return {
      ...{ resourceId, units, rate, minutes: minutesOf(period) },
      agreementId: rate === null ? null : booking.agreementId,
      includedMinutes: includedMinutes[index] ?? 0,
      discountPercent: rate === null ? ZERO : discountPercent,
      charge: charges[index] ?? null,
    };
  });
}

/** The fees of all items together, if the booking ended so; null = nothing. All rates are of one currency. */
export function feeOf(rates: readonly (RateVersion | null)[], outcome: 'NO_SHOW' | 'LATE_CANCELLATION'): Money | null {
  const total = totalOf(rates.flatMap((rate) => (rate === null ? [] : (feeFor(rate, outcome)?.total ?? []))));
  return total === null || total.minor === 0n ? null : total;
}
