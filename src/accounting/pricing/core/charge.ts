import { type Decimal, scaled } from '../../../platform/core/decimal.js';
import { minorDigits, type Money, moneyOf } from '../../../platform/core/money.js';
import type { TimeRange } from '../../../platform/core/time-range.js';
import { minutesOf } from './billable.js';
import type { ChargePart, ChargeStep } from './charge-part.js';
import { type Fraction, fraction, isLess, NOTHING, plus, roundedHalfUp, times } from './fraction.js';
import { type PricedMinutes, pricedMinutes } from './priced-minutes.js';
import { PRICE_DIGITS, type RateTerms, type RateVersion } from './rate-terms.js';

/** One resource of one booking, as it is charged. */
export interface ChargedLine {
  readonly rate: Omit<RateVersion, 'id' | 'resourceId'>;
  /** The zone of the resource; bands are in its wall clock. */
  readonly timeZone: string;
  /** In whole minutes, not empty. */
  readonly billable: TimeRange;
  readonly units: number;
  /** Unit-minutes that the agreement gives for nothing, at most those that are billed. */
  readonly includedMinutes: number;
  /** The discount of the agreement, 0 to 100; 0 without one. */
  readonly discountPercent: Decimal;
}

export interface Charge {
  readonly total: Money;
  readonly parts: readonly ChargePart[];
}

const SCALE = 10n ** BigInt(PRICE_DIGITS);
const HUNDRED = 100n * SCALE;

/** The part that a discount leaves: three quarters for 25 percent. */
const leftOver = (percent: Decimal): Fraction => fraction(HUNDRED - scaled(percent, PRICE_DIGITS), HUNDRED);

const inMajor = (amount: Decimal): Fraction => fraction(scaled(amount, PRICE_DIGITS), SCALE);

/** The cost of minutes of one price, times the units, and its facts. */
function timeStep(line: ChargedLine, { step, band, minutes }: PricedMinutes): { cost: Fraction; said: ChargeStep } {
  const { rate, units } = line;
  const stepped = step === null ? undefined : rate.steps[step];
  const banded = band === null ? undefined : rate.bands[band];
  const hourly = stepped?.hourly ?? rate.hourly;
  const perHour = times(inMajor(hourly), leftOver(banded?.discountPercent ?? ('0' as Decimal)));
  return {
    cost: times(perHour, fraction(BigInt(minutes) * BigInt(units), 60n)),
    said: {
      ...{ kind: 'TIME', minutes, units, hourly, fromHours: stepped?.fromHours ?? null, band: banded ?? null },
      ...{ currency: rate.currency, audience: rate.audience, effectiveFrom: rate.effectiveFrom },
    },
  };
}

/** Writes parts down so that, rounded, they add up to the rounded whole: each is what the whole gains by it. */
class Parts {
  readonly written: ChargePart[] = [];
  exact = NOTHING;
  private rounded = 0n;

  constructor(private readonly perMajor: bigint) {}

  add(step: ChargeStep, minutes: number | null, exact: Fraction): void {
    const rounded = roundedHalfUp(times(exact, fraction(this.perMajor)));
    this.written.push({ step, minutes, minor: rounded - this.rounded });
    this.exact = exact;
    this.rounded = rounded;
  }

  get total(): bigint {
    return this.rounded;
  }
}

/**
 * The charge of a line: computed exactly, rounded once, half up, to the smallest unit of the currency (rules.md §6).
 */
export function chargeFor(line: ChargedLine): Charge {
  const { rate, units, includedMinutes: included, discountPercent } = line;
  const parts = new Parts(10n ** BigInt(minorDigits(rate.currency)));
  for (const priced of pricedMinutes(rate, line.timeZone, line.billable)) {
    const { cost, said } = timeStep(line, priced);
    parts.add(said, priced.minutes, plus(parts.exact, cost));
  }
  const all = minutesOf(line.billable) * units;
  if (included > 0) {
    parts.add({ kind: 'INCLUDED', included, all }, included, times(parts.exact, fraction(all - included, all)));
  }
  const { minimumCharge: minimum, currency } = rate;
  if (minimum !== null && included < all && isLess(parts.exact, inMajor(minimum))) {
    parts.add({ kind: 'MINIMUM', minimum, currency }, null, inMajor(minimum));
  }
  if (discountPercent !== '0') {
    const exact = times(parts.exact, leftOver(discountPercent));
    parts.add({ kind: 'DISCOUNT', percent: discountPercent }, null, exact);
  }
  return { total: { minor: parts.total, currency: rate.currency }, parts: parts.written };
}

/** The fee for what was not used, once per line; null when none is set. */
export function feeFor(
  rate: Pick<RateTerms, 'currency' | 'noShowFee' | 'lateCancellationFee'>,
  outcome: 'NO_SHOW' | 'LATE_CANCELLATION',
): Charge | null {
  const fee = outcome === 'NO_SHOW' ? rate.noShowFee : rate.lateCancellationFee;
  const total = fee === null ? null : moneyOf(fee, rate.currency);
  return total === null ? null : { total, parts: [{ step: { kind: outcome }, minutes: null, minor: total.minor }] };
}
