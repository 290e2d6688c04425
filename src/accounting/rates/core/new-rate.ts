import { type Decimal, fractionDigits } from '../../../platform/core/decimal.js';
import { minorDigits } from '../../../platform/core/money.js';
import type { Word } from '../../../platform/core/message.js';
import { refusal } from '../../../platform/core/refusal.js';
import type { AccountingRefusal } from '../../../organizations/agreements/core/refusals.js';
import { PRICE_DIGITS, type RateBand, type RateStep, type RateTerms } from '../../pricing/core/rate-terms.js';
import { rateTermReasons } from './refusals.js';

/** Dearer than any machine, and small enough that every sum stays readable. */
const MOST_HOURLY = 1_000_000_000;
const MOST_AMOUNT = 1_000_000_000_000;
/** A year. */
const MOST_HOURS = 8784;
const MOST_STEPS = 50;
const MOST_BANDS = 100;

const named = (code: string, en: string, zh: string): Word => ({ code, en, zh });

const price = named('hourly', 'A price per unit and hour', '每台每小时的价格');
const beginning = named('fromHours', 'The beginning of a step, in hours,', '阶梯起点（小时）');
const discount = named('discountPercent', 'A discount in percent', '折扣百分比');
const amounts = {
  minimumCharge: named('minimumCharge', 'The minimum charge', '最低收费'),
  lateCancellationFee: named('lateCancellationFee', 'The fee for a late cancellation', '逾期取消费'),
  noShowFee: named('noShowFee', 'The fee for a no-show', '未到场费'),
};

/** The problems of a number that may have so many digits and lies between 0 and a bound; with its currency if it is money. */
function numberProblems(
  field: string[],
  what: Word,
  value: Decimal,
  limit: { readonly digits: number; readonly most: number },
  currency: string | null = null,
): AccountingRefusal[] {
  const { manyDigits, manyDigitsOfMoney, outOfRange, moneyOutOfRange } = rateTermReasons;
  const digits = fractionDigits(value);
  if (digits > limit.digits) {
    const facts = { what, most: limit.digits, value, digits };
    return [
      currency === null ? refusal(manyDigits, field, facts) : refusal(manyDigitsOfMoney, field, { ...facts, currency }),
    ];
  }
  if (!value.startsWith('-') && Number(value) <= limit.most) return [];
  const facts = { what, most: limit.most, value };
  return [
    currency === null ? refusal(outOfRange, field, facts) : refusal(moneyOutOfRange, field, { ...facts, currency }),
  ];
}

const priceProblems = (field: string[], hourly: Decimal): AccountingRefusal[] =>
  numberProblems(field, price, hourly, { digits: PRICE_DIGITS, most: MOST_HOURLY });

function stepProblems(steps: readonly RateStep[]): AccountingRefusal[] {
  if (steps.length > MOST_STEPS) {
    return [refusal(rateTermReasons.manySteps, ['steps'], { most: MOST_STEPS, given: steps.length })];
  }
  return steps.flatMap(({ fromHours, hourly }, index) => {
    const field = ['steps', String(index), 'fromHours'];
    const limit = { digits: PRICE_DIGITS, most: MOST_HOURS };
    const shape = numberProblems(field, beginning, fromHours, limit);
    const before = steps[index - 1]?.fromHours ?? '0';
    const order =
      shape.length > 0 || Number(fromHours) > Number(before)
        ? []
        : [refusal(rateTermReasons.stepOrder, field, { given: fromHours, before })];
    return [...shape, ...order, ...priceProblems(['steps', String(index), 'hourly'], hourly)];
  });
}

/** A weekday that two bands share at the same time. */
const overlap = (a: RateBand, b: RateBand): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt && a.weekdays.some((day) => b.weekdays.includes(day));

function bandProblems(bands: readonly RateBand[]): AccountingRefusal[] {
  if (bands.length > MOST_BANDS) {
    return [refusal(rateTermReasons.manyBands, ['bands'], { most: MOST_BANDS, given: bands.length })];
  }
  return bands.flatMap((band, index) => {
    const at = (field: string) => ['bands', String(index), field];
    const other = bands.slice(0, index).findIndex((before) => overlap(before, band));
    return [
      ...(band.weekdays.length === 0 ? [refusal(rateTermReasons.noWeekday, at('weekdays'))] : []),
      ...(band.startsAt < band.endsAt ? [] : [refusal(rateTermReasons.bandEnd, at('endsAt'))]),
      ...numberProblems(at('discountPercent'), discount, band.discountPercent, { digits: PRICE_DIGITS, most: 100 }),
      ...(other < 0 ? [] : [refusal(rateTermReasons.bandOverlap, ['bands', String(index)], { other })]),
    ];
  });
}

/** All that is wrong with the terms of a rate by themselves. */
export function newRateProblems(terms: RateTerms): AccountingRefusal[] {
  const amount = (field: keyof typeof amounts) => {
    const { [field]: value, currency } = terms;
    const limit = { digits: minorDigits(currency), most: MOST_AMOUNT };
    return value === null ? [] : numberProblems([field], amounts[field], value, limit, currency);
  };
  return [
    ...priceProblems(['hourly'], terms.hourly),
    ...stepProblems(terms.steps),
    ...bandProblems(terms.bands),
    ...amount('minimumCharge'),
    ...amount('lateCancellationFee'),
    ...amount('noShowFee'),
  ];
}
