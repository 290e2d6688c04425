import { type Decimal, fractionDigits } from '../../../platform/core/decimal.js';
import { minorDigits } from '../../../platform/core/money.js';
import {
  type AccountingRefusal,
  accountingRefusal,
} from '../../../organizations/agreements/core/accounting-refusal.js';
import { PRICE_DIGITS, type RateBand, type RateStep, type RateTerms } from '../../pricing/core/rate-terms.js';

/** Dearer than any machine, and small enough that every sum stays readable. */
const MOST_HOURLY = 1_000_000_000;
const MOST_AMOUNT = 1_000_000_000_000;
/** A year. */
const MOST_HOURS = 8784;
const MOST_STEPS = 50;
const MOST_BANDS = 100;

const invalid = (field: string[], message: string): AccountingRefusal => accountingRefusal('INVALID', field, message);

/** What is wrong with a number that may have so many digits and lie between two bounds. */
function numberProblems(
  field: string[],
  what: string,
  value: Decimal,
  limit: { readonly digits: number; readonly most: number },
): AccountingRefusal[] {
  const digits = fractionDigits(value);
  if (digits > limit.digits) {
    return [invalid(field, `${what} has at most ${limit.digits} digits behind the point; ${value} has ${digits}.`)];
  }
  if (!value.startsWith('-') && Number(value) <= limit.most) return [];
  return [invalid(field, `${what} is from 0 to ${limit.most}; this one is ${value}.`)];
}

const priceProblems = (field: string[], price: Decimal): AccountingRefusal[] =>
  numberProblems(field, 'A price per unit and hour', price, { digits: PRICE_DIGITS, most: MOST_HOURLY });

function stepProblems(steps: readonly RateStep[]): AccountingRefusal[] {
  if (steps.length > MOST_STEPS) {
    return [invalid(['steps'], `A rate has at most ${MOST_STEPS} steps; this one has ${steps.length}.`)];
  }
  return steps.flatMap(({ fromHours, hourly }, index) => {
    const field = ['steps', String(index), 'fromHours'];
    const limit = { digits: PRICE_DIGITS, most: MOST_HOURS };
    const shape = numberProblems(field, 'The beginning of a step, in hours,', fromHours, limit);
    const before = steps[index - 1]?.fromHours ?? '0';
    const order =
      shape.length > 0 || Number(fromHours) > Number(before)
        ? []
        : [
            invalid(
              field,
              `Steps begin later and later, and after 0 hours; ${fromHours} does not come after ${before}.`,
            ),
          ];
    return [...shape, ...order, ...priceProblems(['steps', String(index), 'hourly'], hourly)];
  });
}

/** A weekday that two bands share at the same time. */
const overlap = (a: RateBand, b: RateBand): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt && a.weekdays.some((day) => b.weekdays.includes(day));

function bandProblems(bands: readonly RateBand[]): AccountingRefusal[] {
  if (bands.length > MOST_BANDS) {
    return [invalid(['bands'], `A rate has at most ${MOST_BANDS} bands; this one has ${bands.length}.`)];
  }
  return bands.flatMap((band, index) => {
    const at = (field: string) => ['bands', String(index), field];
    const other = bands.slice(0, index).findIndex((before) => overlap(before, band));
    return [
      ...(band.weekdays.length === 0 ? [invalid(at('weekdays'), 'A band lies on at least one day of the week.')] : []),
      ...(band.startsAt < band.endsAt
        ? []
        : [invalid(at('endsAt'), 'A band ends after it starts, on the same day; 24:00 is the end of the day.')]),
      ...numberProblems(at('discountPercent'), 'A discount in percent', band.discountPercent, {
        digits: PRICE_DIGITS,
        most: 100,
      }),
      ...(other < 0 ? [] : [invalid(['bands', String(index)], `Bands do not overlap; this one meets band ${other}.`)]),
    ];
  });
}

/** All that is wrong with the terms of a rate by themselves. */
export function newRateProblems(terms: RateTerms): AccountingRefusal[] {
  const amount = (field: 'minimumCharge' | 'lateCancellationFee' | 'noShowFee', what: string) => {
    const value = terms[field];
    const limit = { digits: minorDigits(terms.currency), most: MOST_AMOUNT };
    return value === null ? [] : numberProblems([field], `${what} in ${terms.currency}`, value, limit);
  };
  return [
    ...priceProblems(['hourly'], terms.hourly),
    ...stepProblems(terms.steps),
    ...bandProblems(terms.bands),
    ...amount('minimumCharge', 'The minimum charge'),
    ...amount('lateCancellationFee', 'The fee for a late cancellation'),
    ...amount('noShowFee', 'The fee for a no-show'),
  ];
}
