import fc from 'fast-check';
import type { RateKey, ResourceKey } from '../../../platform/core/keys.js';
import { type Decimal, unscaled } from '../../../platform/core/decimal.js';
import type { IsoWeekday } from '../../../platform/core/local-time.js';
import { parseCurrency } from '../../../platform/core/money.js';
import { MINUTE_MS, type TimeRange } from '../../../platform/core/time-range.js';
import { localAt } from '../../../platform/core/zone.js';
import { billableTime, minutesOf } from './billable.js';
import { chargeFor } from './charge.js';
import { drawnFor, settledDraws } from './included-minutes.js';
import { pricedMinutes } from './priced-minutes.js';
import { quoteFor } from './quote.js';
import { chargeBases, type RateBand, type RateVersion } from './rate-terms.js';

const ZONES = ['Asia/Shanghai', 'Europe/Prague', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo'];
const CURRENCIES = ['CNY', 'JPY', 'KWD'].flatMap((code) => parseCurrency(code) ?? []);

const price = fc.integer({ min: 0, max: 2_000_000_000 }).map((micros) => unscaled(BigInt(micros), 6));
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => unscaled(BigInt(hundredths), 2));
const zone = fc.constantFrom(...ZONES);

/** Days around the changes of the clock in 2027, and other ones. */
const period: fc.Arbitrary<TimeRange> = fc
  .record({
    day: fc.constantFrom(
      '2027-03-13',
      '2027-03-27',
      '2027-04-03',
      '2027-04-29',
      '2027-10-02',
      '2027-10-30',
      '2027-06-01',
    ),
    minute: fc.integer({ min: 0, max: 2 * 1440 }),
    minutes: fc.integer({ min: 1, max: 3 * 1440 }),
  })
  .map(({ day, minute, minutes }) => {
    const startsAt = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
    return { startsAt, endsAt: startsAt + minutes * MINUTE_MS };
  });

/** Bands at times of the day that rise, so that none overlaps another. */
const bands: fc.Arbitrary<RateBand[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 }),
    fc.array(percent, { minLength: 4, maxLength: 4 }),
    fc.uniqueArray(fc.constantFrom<IsoWeekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  )
  .map(([times, discounts, weekdays]) => {
    const edges = times.sort((a, b) => a - b);
    return Array.from({ length: Math.floor(edges.length / 2) }, (_, index) => ({
      weekdays,
      startsAt: edges[2 * index] ?? 0,
      endsAt: edges[2 * index + 1] ?? 0,
      discountPercent: discounts[index] ?? ('0' as Decimal),
    }));
  });

const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 40_000 }), { maxLength: 3 })
  .chain((thousandths) =>
    fc.tuple(fc.constant(thousandths.sort((a, b) => a - b)), fc.array(price, { minLength: 3, maxLength: 3 })),
  )
  .map(([from, prices]) =>
    from.map((thousandths, index) => ({
      fromHours: unscaled(BigInt(thousandths), 3),
      hourly: prices[index] ?? ('0' as Decimal),
    })),
  );

const rate: fc.Arbitrary<RateVersion> = fc
  .record({
    hourly: price,
    currency: fc.constantFrom(...CURRENCIES),
    steps,
    bands,
    basis: fc.constantFrom(...chargeBases),
    minimum: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ minimum, ...terms }) => ({
    ...terms,
    id: { provider: '1', id: 'rate' } as RateKey,
    resourceId: { provider: '1', id: 'lathe' } as ResourceKey,
    audience: 'EVERYONE',
    effectiveFrom: 0,
    minimumCharge: minimum === null ? null : (String(minimum) as Decimal),
    lateCancellationFee: null,
    noShowFee: null,
  }));

const units = fc.integer({ min: 1, max: 30 });
const plain = { includedMinutes: 0, discountPercent: '0' as Decimal };

describe('A charge', () => {
  it('a charge without changes to the booking equals the quote, on every basis', () => {
    const included = fc.integer({ min: 0, max: 50_000 });
    const property = fc.property(
      rate,
      zone,
      period,
      units,
      included,
      percent,
      (terms, timeZone, reserved, number, left, discountPercent) => {
        const agreement = { discountPercent, minutesLeft: left };
        const quote = quoteFor([{ rate: terms, timeZone, units: number }], reserved, agreement);
        const billable = billableTime(terms.basis, reserved, reserved);
        const includedMinutes = quote.includedMinutes[0] ?? 0;
        const line = { rate: terms, timeZone, billable, units: number, includedMinutes, discountPercent };
        expect(chargeFor(line).total).toEqual(quote.total);
      },
    );
    fc.assert(property);
  });

  it('a charge is the sum of its parts', () => {
    const property = fc.property(
      rate,
      zone,
      period,
      units,
      percent,
      fc.nat(),
      (terms, timeZone, billable, number, discountPercent, some) => {
        const includedMinutes = some % (minutesOf(billable) * number + 1);
        const charge = chargeFor({ rate: terms, timeZone, billable, units: number, includedMinutes, discountPercent });
        expect(charge.parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(charge.total.minor);
      },
    );
    fc.assert(property);
  });

  it('a charge grows with the minutes', () => {
    const property = fc.property(
      rate,
      zone,
      period,
      units,
      fc.integer({ min: 1, max: 500 }),
      (terms, timeZone, billable, number, more) => {
        const cost = (range: TimeRange) =>
          chargeFor({ rate: terms, timeZone, billable: range, units: number, ...plain }).total.minor;
        expect(cost({ ...billable, endsAt: billable.endsAt + more * MINUTE_MS })).toBeGreaterThanOrEqual(
          cost(billable),
        );
      },
    );
    fc.assert(property);
  });
});

describe('Priced minutes', () => {
  const priceOfEach = (terms: RateVersion, timeZone: string, range: TimeRange) => {
    const counted = new Map<string, number>();
    for (const { step, band, minutes } of pricedMinutes(terms, timeZone, range)) {
      counted.set(`${step} ${band}`, (counted.get(`${step} ${band}`) ?? 0) + minutes);
    }
    return counted;
  };

  it('priced minutes agree with a look-up of each minute by the local time', () => {
    const property = fc.property(rate, period, (terms, range) => {
      const counted = new Map<string, number>();
      for (let minute = 0; minute < minutesOf(range); minute++) {
        const local = localAt(range.startsAt + minute * MINUTE_MS, 'Asia/Shanghai');
        const time = Math.floor(local / MINUTE_MS) % 1440;
        const weekday = ((((Math.floor(local / 86_400_000) + 3) % 7) + 7) % 7) + 1;
        const band = terms.bands.findIndex(
          (each) => each.weekdays.includes(weekday as IsoWeekday) && each.startsAt <= time && time < each.endsAt,
        );
        const step = terms.steps.findLastIndex((each) => Number(each.fromHours) * 60 <= minute + 1e-9);
        const key = `${step < 0 ? null : step} ${band < 0 ? null : band}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      expect([...priceOfEach(terms, 'Asia/Shanghai', range)].sort()).toEqual([...counted].sort());
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('priced minutes are the same in one piece and in two, wherever they are cut', () => {
    const property = fc.property(rate, zone, period, fc.nat(), (terms, timeZone, range, some) => {
      const flat = { ...terms, steps: [] };
      const cut = range.startsAt + (some % (minutesOf(range) + 1)) * MINUTE_MS;
      const pieces = [
        { ...range, endsAt: cut },
        { ...range, startsAt: cut },
      ].filter((each) => minutesOf(each) > 0);
      const together = new Map<string, number>();
      for (const piece of pieces) {
        for (const [key, minutes] of priceOfEach(flat, timeZone, piece)) {
          together.set(key, (together.get(key) ?? 0) + minutes);
        }
      }
      expect([...together].sort()).toEqual([...priceOfEach(flat, timeZone, range)].sort());
    });
    fc.assert(property);
  });

  it('priced minutes cover all of the minutes', () => {
    const property = fc.property(rate, zone, period, (terms, timeZone, range) => {
      const all = pricedMinutes(terms, timeZone, range).reduce((sum, { minutes }) => sum + minutes, 0);
      expect(all).toBe(minutesOf(range));
    });
    fc.assert(property);
  });
});

describe('Draws on included minutes', () => {
  const needs = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 });
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

  it('a draw is the smaller of the needed and the remaining included minutes', () => {
    const property = fc.property(needs, fc.nat({ max: 30_000 }), (asked, left) => {
      const drawn = drawnFor(asked, left);
      expect(sum(drawn)).toBe(Math.min(left, sum(asked)));
      drawn.forEach((each, index) => {
        expect(each).toBeLessThanOrEqual(asked[index] ?? 0);
      });
    });
    fc.assert(property);
  });

  it('a settled draw never exceeds the earlier draw plus the remaining minutes', () => {
    const lines = fc.array(fc.record({ booked: fc.nat({ max: 1_000 }), billed: fc.nat({ max: 2_000 }) }), {
      maxLength: 6,
    });
    const property = fc.property(lines, fc.nat({ max: 8_000 }), fc.nat({ max: 3_000 }), (used, atFirst, left) => {
      const drawn = drawnFor(
        used.map((line) => line.booked),
        atFirst,
      );
      const asked = used.map(({ booked, billed }, index) => ({
        drawn: drawn[index] ?? 0,
        bookedNeed: booked,
        billedNeed: billed,
      }));
      const settled = settledDraws(asked, left);
      expect(sum(settled)).toBeLessThanOrEqual(sum(drawn) + left);
      settled.forEach((each, index) => {
        expect(each).toBeLessThanOrEqual(used[index]?.billed ?? 0);
      });
    });
    fc.assert(property);
  });

  it('a draw of an unchanged booking stays the same whatever is left', () => {
    const property = fc.property(needs, fc.nat({ max: 30_000 }), fc.nat(), (asked, atFirst, left) => {
      const drawn = drawnFor(asked, atFirst);
      const lines = asked.map((need, index) => ({ drawn: drawn[index] ?? 0, bookedNeed: need, billedNeed: need }));
      expect(settledDraws(lines, left)).toEqual(drawn);
    });
    fc.assert(property);
  });
});
