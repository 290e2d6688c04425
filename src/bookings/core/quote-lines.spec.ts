import fc from 'fast-check';
import { quoteFor } from '../../accounting/pricing/core/quote.js';
import type { RateVersion } from '../../accounting/pricing/core/rate-terms.js';
import type { AccountKey, BookingKey, OrganizationKey, RateKey, ResourceKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Currency } from '../../platform/core/money.js';
import { MINUTE_MS } from '../../platform/core/time-range.js';
import type { Booking } from './booking.js';
import { feeOf, quoteLines } from './quote-lines.js';

const STARTS = Date.parse('2027-03-02T09:00:00Z');
const resourceId = { provider: '1', id: 'lathe' } as ResourceKey;

const rate = (given: Partial<RateVersion> = {}): RateVersion => ({
  id: { provider: '1', id: 'rate' } as RateKey,
  ...{ resourceId, audience: 'EVERYONE', effectiveFrom: 0, hourly: '36' as Decimal, currency: 'CNY' as Currency },
  ...{ steps: [], bands: [], minimumCharge: null, basis: 'RESERVED', lateCancellationFee: null, noShowFee: null },
  ...given,
});

const booking = (given: Partial<Booking>): Booking => ({
  id: { provider: '1', id: 'lesson' } as BookingKey,
  ...{ providerId: '1' as OrganizationKey, consumerId: '2' as OrganizationKey, bookedBy: 'booker' as AccountKey },
  ...{ seriesId: null, title: 'Lesson', attendees: null, status: 'CONFIRMED', expiresAt: null },
  ...{ period: { startsAt: STARTS, endsAt: STARTS }, cancellationNoticeMinutes: null, checkInOpensMinutes: 15 },
  ...{ noShowAfterMinutes: null, needsApproval: false, createdAt: 0, confirmedAt: 0, noShowAt: null },
  ...{ checkedInAt: null, checkedOutAt: null, reason: null, agreementId: null, discountPercent: '0' as Decimal },
  ...{ quote: null, items: [] },
  ...given,
});

const prices = fc.constantFrom('0', '0.01', '7.33', '36', '199.999999').map((text) => text as Decimal);
const item = fc.record({
  units: fc.integer({ min: 1, max: 9 }),
  hourly: fc.option(prices),
  minimum: fc.option(prices),
});

describe('The lines of a quote', () => {
  it('the amounts of lines sum to the quote, whatever was drawn and taken off', () => {
    const asked = fc.record({
      items: fc.array(item, { minLength: 1, maxLength: 5 }),
      minutes: fc.integer({ min: 1, max: 2_000 }),
      minutesLeft: fc.integer({ min: 0, max: 9_000 }),
      percent: fc.constantFrom('0', '12.5', '100').map((text) => text as Decimal),
    });
    fc.assert(
      fc.property(asked, ({ items, minutes, minutesLeft, percent: discountPercent }) => {
        const period = { startsAt: STARTS, endsAt: STARTS + minutes * MINUTE_MS };
        const lines = items.map(({ units, hourly, minimum }) => ({
          ...{ units, timeZone: 'Europe/Prague' },
          rate: hourly === null ? null : rate({ hourly, minimumCharge: minimum }),
        }));
        const { total, includedMinutes } = quoteFor(lines, period, { discountPercent, minutesLeft });
        const frozen = lines.map(({ units }, index) => ({
          ...{ resourceId, units, whole: false, rateId: null, includedMinutes: includedMinutes[index] ?? 0 },
        }));
        const told = quoteLines(booking({ period, discountPercent, items: frozen }), lines);
        const amounts = told.flatMap(({ charge }) => charge?.total.minor ?? []);
        expect(told).toHaveLength(items.length);
        expect(amounts.length === 0 ? null : amounts.reduce((sum, minor) => sum + minor, 0n)).toBe(
          total?.minor ?? null,
        );
        for (const { charge } of told) {
          const parts = charge?.parts.reduce((sum, { minor }) => sum + minor, 0n);
          expect(parts).toBe(charge?.total.minor);
        }
      }),
    );
  });

  it.each([
    ['no rate has a fee', [rate(), null], null],
    ['one rate has a fee', [rate({ noShowFee: '5' as Decimal }), rate(), null], 500n],
    ['two rates have a fee', [rate({ noShowFee: '5' as Decimal }), rate({ noShowFee: '0.5' as Decimal })], 550n],
    ['a fee is nothing', [rate({ noShowFee: '0' as Decimal })], null],
    ['only the other fee is set', [rate({ lateCancellationFee: '5' as Decimal })], null],
  ])('the fee of a no-show is told once for each line where %s', (_, rates, expected) => {
    expect(feeOf(rates, 'NO_SHOW')?.minor ?? null).toBe(expected);
  });
});
