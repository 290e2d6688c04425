import { type Decimal, fractionDigits } from '../../../platform/core/decimal.js';
import { formatLocalDate, parseLocalDate } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { DAY_MS, type TimeRange } from '../../../platform/core/time-range.js';
import { resolveLocal } from '../../../platform/core/zone.js';
import { type AccountingRefusal, accountingRefusal } from './accounting-refusal.js';

/** What somebody proposes; the organizations and resources that it names are looked up elsewhere. */
export interface ProposedTerms {
  readonly providerId: string;
  readonly consumerId: string;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly includedMinutes: number;
  readonly discountPercent: Decimal;
  readonly resourceIds: readonly string[] | null;
}

/** As DateTime begins: before it, zones are a matter of taste. */
const EARLIEST = '1900-01-01';
/** Ten years, with three leap days. */
const LONGEST_DAYS = 3653;
const MOST_RESOURCES = 1000;
const DISCOUNT_DIGITS = 2;
const REASON_LONGEST = 2000;

const invalid = (field: string, message: string) => accountingRefusal('INVALID', [field], message);

/** From the midnight of the first day to that of the first day after it, on the provider's wall clock. */
export const termOf = (terms: Pick<ProposedTerms, 'from' | 'to'>, timeZone: string): TimeRange => ({
  startsAt: resolveLocal(terms.from, timeZone).instant,
  endsAt: resolveLocal(terms.to, timeZone).instant,
});

function termProblems(terms: ProposedTerms, timeZone: string): AccountingRefusal[] {
  const [from, to] = [formatLocalDate(terms.from), formatLocalDate(terms.to)];
  if (terms.from < (parseLocalDate(EARLIEST) ?? 0)) {
    return [invalid('from', `An agreement starts on ${EARLIEST} or later; this one starts on ${from}.`)];
  }
  if (terms.from >= terms.to) {
    return [
      invalid('to', `\`to\` is the first day after the term, so later than \`from\`; ${to} is not after ${from}.`),
    ];
  }
  const days = (terms.to - terms.from) / DAY_MS;
  if (days > LONGEST_DAYS) {
    return [invalid('to', `An agreement is for at most ${LONGEST_DAYS} days, ten years; this one is for ${days}.`)];
  }
  const { startsAt, endsAt } = termOf(terms, timeZone);
  // A zone that moves over the date line leaves out a day.
  return startsAt < endsAt ? [] : [invalid('to', `The calendar of ${timeZone} skips ${from}; choose another term.`)];
}

function discountProblems(discount: Decimal): AccountingRefusal[] {
  const digits = fractionDigits(discount);
  if (digits > DISCOUNT_DIGITS) {
    const message = `A discount has at most ${DISCOUNT_DIGITS} digits behind the point; ${discount} has ${digits}.`;
    return [invalid('discountPercent', message)];
  }
  const percent = Number(discount);
  if (percent >= 0 && percent <= 100) return [];
  return [invalid('discountPercent', `A discount is from 0 to 100 percent; this one is ${discount}.`)];
}

function resourceProblems(resourceIds: ProposedTerms['resourceIds']): AccountingRefusal[] {
  if (resourceIds === null) return [];
  if (resourceIds.length === 0) {
    return [invalid('resourceIds', 'Name at least one resource, or leave `resourceIds` out for all of the provider.')];
  }
  if (resourceIds.length <= MOST_RESOURCES) return [];
  const message = `An agreement names at most ${MOST_RESOURCES} resources; this one names ${resourceIds.length}.`;
  return [invalid('resourceIds', message)];
}

/** All that is wrong with the terms by themselves; `timeZone` is the provider's. */
export function newAgreementProblems(terms: ProposedTerms, timeZone: string): AccountingRefusal[] {
  const { providerId, consumerId, includedMinutes } = terms;
  const minutes = `Included minutes are 0 or more; these are ${includedMinutes}.`;
  return [
    ...(providerId === consumerId
      ? [invalid('consumerId', 'An agreement is between two organizations; these are the same.')]
      : []),
    ...termProblems(terms, timeZone),
    ...(includedMinutes < 0 ? [invalid('includedMinutes', minutes)] : []),
    ...discountProblems(terms.discountPercent),
    ...resourceProblems(terms.resourceIds),
  ];
}

/** What is wrong with the reason of an end, which is trimmed already. */
export function reasonProblems(reason: string | null): AccountingRefusal[] {
  const length = reason === null ? 0 : [...reason].length;
  if (length <= REASON_LONGEST) return [];
  return [invalid('reason', `A reason has at most ${REASON_LONGEST} characters; this one has ${length}.`)];
}
