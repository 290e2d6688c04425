import type { Decimal } from '../../../platform/core/decimal.js';
import { type Money, totalOf } from '../../../platform/core/money.js';
import type { TimeRange } from '../../../platform/core/time-range.js';
import { minutesOf } from './billable.js';
import { type Charge, chargeFor } from './charge.js';
import { drawnFor } from './included-minutes.js';
import type { RateVersion } from './rate-terms.js';

/** One resource of a booking as it is asked for; without a rate it is free. */
export interface AskedLine {
  readonly rate: RateVersion | null;
  readonly timeZone: string;
  readonly units: number;
}

/** Discount and included minutes of an agreement; nothing without one. */
export interface AgreementMoney {
  readonly discountPercent: Decimal;
  /** Included unit-minutes that are not drawn. */
  readonly minutesLeft: number;
}

export interface Quote {
  /** The sum of all lines that have a rate; null = none has. */
  readonly total: Money | null;
  /** The included unit-minutes that each line draws. */
  readonly includedMinutes: readonly number[];
  /** The charge of each line; null = it has no rate. */
  readonly charges: readonly (Charge | null)[];
}

/**
 * The price of a booking that is used exactly as booked: the sum of its rounded lines. All rates are of one currency.
 * Lines without a rate cost nothing and draw nothing; on every basis it is the reserved time that is billed then.
 */
export function quoteFor(lines: readonly AskedLine[], period: TimeRange, agreement: AgreementMoney): Quote {
  const includedMinutes = drawnFor(needsOf(lines, period), agreement.minutesLeft);
  return quoted(lines, period, includedMinutes, agreement.discountPercent);
}

/** The same where each line draws no more than it had drawn before. */
export function quoteAgain(
  lines: readonly AskedLine[],
  period: TimeRange,
  drawnBefore: readonly number[],
  discountPercent: Decimal,
): Quote {
  const includedMinutes = needsOf(lines, period).map((need, index) => Math.min(need, drawnBefore[index] ?? 0));
  return quoted(lines, period, includedMinutes, discountPercent);
}

/** In unit-minutes. */
const needsOf = (lines: readonly AskedLine[], period: TimeRange): number[] =>
  lines.map((line) => (line.rate === null ? 0 : minutesOf(period) * line.units));

function quoted(
  lines: readonly AskedLine[],
  period: TimeRange,
  includedMinutes: readonly number[],
  discountPercent: Decimal,
): Quote {
  const charges = lines.map(({ rate, timeZone, units }, index) => {
    if (rate === null) return null;
    const included = includedMinutes[index] ?? 0;
    return chargeFor({ rate, timeZone, billable: period, units, includedMinutes: included, discountPercent });
  });
  return { total: totalOf(charges.flatMap((charge) => charge?.total ?? [])), includedMinutes, charges };
}
