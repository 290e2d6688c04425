import { Injectable } from '@nestjs/common';
import { RateLoader, type RateVersion } from '../../accounting/index.js';
import type { ViewerContext } from '../../access/index.js';
import { ResourceLoader } from '../../catalog/index.js';
import type { Money } from '../../platform/core/money.js';
import type { Booking } from '../core/booking.js';
import { feeOf, type QuoteLine, quoteLines } from '../core/quote-lines.js';

/** Prices and fees of bookings by the terms frozen in them; two statements for all that a request asks. */
@Injectable()
export class BookingPrices {
  constructor(
    private readonly rates: RateLoader,
    private readonly resources: ResourceLoader,
  ) {}

  async lines(context: ViewerContext, booking: Booking): Promise<QuoteLine[]> {
    const rates = await this.ratesOf(context, booking);
    const resources = await Promise.all(booking.items.map((item) => this.resources.load(context, item.resourceId)));
    return quoteLines(
      booking,
      resources.map(({ timeZone }, index) => ({ timeZone, rate: rates[index] ?? null })),
    );
  }

  /** The cost of a booking that is missed or cancelled late; null = nothing. */
  async fee(context: ViewerContext, booking: Booking, outcome: 'NO_SHOW' | 'LATE_CANCELLATION'): Promise<Money | null> {
    return feeOf(await this.ratesOf(context, booking), outcome);
  }

  private ratesOf(context: ViewerContext, { items }: Booking): Promise<(RateVersion | null)[]> {
    const rateOf = async ({ rateId }: Booking['items'][number]) =>
      rateId === null ? null : this.rates.version(context, rateId);
    return Promise.all(items.map(rateOf));
  }
}
