import { type Decimal, fractionDigits } from '../../../platform/core/decimal.js';
import { formatLocalDate, parseLocalDate } from '../../../platform/core/calendar.js';
import { type Refusal, refusal } from '../../../platform/core/refusal.js';
import { DAY_MS, type TimeRange } from '../../../platform/core/time-range.js';
import { resolveLocal } from '../../../platform/core/zone.js';
import type { AgreementFacts } from './agreement.js';
import { agreementReasons } from './refusals.js';

/** Proposed terms; the organizations and resources that they name are looked up elsewhere. */
export type ProposedTerms = Pick<
  AgreementFacts,
  'providerId' | 'consumerId' | 'from' | 'to' | 'includedMinutes' | 'discountPercent' | 'resourceIds'
>;

/** As DateTime begins: before it, zones are a matter of taste. */
const EARLIEST = '1900-01-01';
/** Ten years, with three leap days. */
const LONGEST_DAYS = 3653;
const MOST_RESOURCES = 1000;
const DISCOUNT_DIGITS = 2;
const REASON_LONGEST = 2000;

type Invalid = Refusal<'INVALID'>;

/** From the midnight of the first day to that of the first day after it, on the provider's wall clock. */
export const termOf = (terms: Pick<ProposedTerms, 'from' | 'to'>, timeZone: string): TimeRange => ({
  startsAt: resolveLocal(terms.from, timeZone).instant,
  endsAt: resolveLocal(terms.to, timeZone).instant,
});

function termProblems(terms: ProposedTerms, timeZone: string): Invalid[] {
  const [from, to] = [formatLocalDate(terms.from), formatLocalDate(terms.to)];
  if (terms.from < (parseLocalDate(EARLIEST) ?? 0)) {
    return [refusal(agreementReasons.startsTooEarly, ['from'], { earliest: EARLIEST, from })];
  }
  if (terms.from >= terms.to) return [refusal(agreementReasons.endsBeforeStart, ['to'], { from, to })];
  const days = (terms.to - terms.from) / DAY_MS;
  if (days > LONGEST_DAYS) {
    return [refusal(agreementReasons.tooLong, ['to'], { most: LONGEST_DAYS, given: days })];
  }
  const { startsAt, endsAt } = termOf(terms, timeZone);
  // A zone that moves over the date line leaves out a day.
  return startsAt < endsAt ? [] : [refusal(agreementReasons.skippedDay, ['to'], { timeZone, from })];
}

function discountProblems(discount: Decimal): Invalid[] {
  const field = ['discountPercent'];
  const digits = fractionDigits(discount);
  if (digits > DISCOUNT_DIGITS) {
    return [refusal(agreementReasons.discountDigits, field, { most: DISCOUNT_DIGITS, discount, given: digits })];
  }
  const percent = Number(discount);
  if (percent >= 0 && percent <= 100) return [];
  return [refusal(agreementReasons.discountRange, field, { given: discount })];
}

function resourceProblems(resourceIds: ProposedTerms['resourceIds']): Invalid[] {
  if (resourceIds === null) return [];
  const { length: given } = resourceIds;
  if (given === 0) return [refusal(agreementReasons.noResources, ['resourceIds'])];
  if (given <= MOST_RESOURCES) return [];
  return [refusal(agreementReasons.tooManyResources, ['resourceIds'], { most: MOST_RESOURCES, given })];
}

/** Every problem of the terms by themselves; `timeZone` is the provider's. */
export function newAgreementProblems(terms: ProposedTerms, timeZone: string): Invalid[] {
  const { providerId, consumerId, includedMinutes: given } = terms;
  return [
    ...(providerId === consumerId ? [refusal(agreementReasons.sameSides, ['consumerId'])] : []),
    ...termProblems(terms, timeZone),
    ...(given < 0 ? [refusal(agreementReasons.negativeMinutes, ['includedMinutes'], { given })] : []),
    ...discountProblems(terms.discountPercent),
    ...resourceProblems(terms.resourceIds),
  ];
}

/** The problem of the reason of an end, which is trimmed already; at most one. */
export function reasonProblems(reason: string | null): Invalid[] {
  const given = reason === null ? 0 : [...reason].length;
  if (given <= REASON_LONGEST) return [];
  return [refusal(agreementReasons.reasonTooLong, ['reason'], { most: REASON_LONGEST, given })];
}
