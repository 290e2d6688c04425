import {
  type AgreementMoney,
  type AskedLine,
  type Quote,
  quoteAgain,
  quoteFor,
} from '../../accounting/pricing/core/quote.js';
import type { RateVersion } from '../../accounting/pricing/core/rate-terms.js';
import { rateInEffect, type Relation } from '../../accounting/rates/core/rate-choice.js';
import type { AgreementKey, RateKey } from '../../platform/core/keys.js';
import { type Decimal, ZERO } from '../../platform/core/decimal.js';
import type { Money } from '../../platform/core/money.js';
import { refusal } from '../../platform/core/refusal.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from './request-validation.js';
import { agreementFor } from './agreement-choice.js';
import type { Booking } from './booking.js';
import type { BookingRefusal } from './booking-refusal.js';
import { shapeReasons } from './refusals.js';

/** The rate and included minutes of an item, frozen in the order of the items. */
export interface PricedItem {
  /** The rate; null = free of charge. */
  readonly rate: RateVersion | null;
  /** Included unit-minutes that it draws. */
  readonly includedMinutes: number;
}

/** The promised price of a booking, which later rates and agreements do not change. */
export interface Price {
  readonly agreementId: AgreementKey | null;
  readonly discountPercent: Decimal;
  /** The promised price; null = no item has a rate. */
  readonly quote: Money | null;
  readonly priced: readonly PricedItem[];
}

/** The parts of a request that decide about its price. */
export type Priceable = Pick<
  ValidatedRequest,
  'items' | 'consumerId' | 'providerId' | 'agreements' | 'partnerships' | 'rates'
>;

const NO_AGREEMENT: AgreementMoney = { discountPercent: ZERO, minutesLeft: 0 };

export const includedMinutesOf = (items: readonly { readonly includedMinutes: number }[]): number =>
  items.reduce((sum, item) => sum + item.includedMinutes, 0);

type Sides = Pick<Priceable, 'consumerId' | 'providerId' | 'partnerships'>;

/** The relation of the booking organization to the owner at the start of the booking. */
function relationAt({ consumerId, providerId, partnerships }: Sides, startsAt: Instant): Relation {
  if (consumerId === providerId) return 'OWNER';
  const partners = partnerships.some(
    (each) => each.organizationId === providerId && each.startsAt <= startsAt && startsAt < each.endsAt,
  );
  return partners ? 'PARTNER' : 'OTHER';
}

/** The version of a resource's rates by which a booker is charged for a start; null = free. */
export const rateAt = (versions: readonly RateVersion[], sides: Sides, startsAt: Instant): RateVersion | null =>
  rateInEffect(versions, relationAt(sides, startsAt), startsAt);

/** The rate of each item that is in effect for the booker at the start; null where it is free. */
function ratesAt(admission: Priceable, startsAt: Instant): (RateVersion | null)[] {
  const relation = relationAt(admission, startsAt);
  return admission.items.map((item) =>
    rateInEffect(admission.rates.get(item.resource.id.id) ?? [], relation, startsAt),
  );
}

/** All rates of one booking are of one currency. */
export function currencyProblems(admission: ValidatedRequest, startsAt: Instant): BookingRefusal[] {
  // One item alone cannot differ from itself, and most have one.
  if (admission.items.length < 2) return [];
  const [one, other] = new Set(ratesAt(admission, startsAt).flatMap((rate) => rate?.currency ?? []));
  return one === undefined || other === undefined
    ? []
    : [refusal(shapeReasons.severalCurrencies, ['items'], { one, other })];
}

const linesOf = (admission: Priceable, rates: readonly (RateVersion | null)[]): AskedLine[] =>
  admission.items.map(({ resource, units }, index) => ({
    rate: rates[index] ?? null,
    timeZone: resource.timeZone,
    units,
  }));

const pricedItems = (lines: readonly AskedLine[], { includedMinutes }: Quote): PricedItem[] =>
  lines.map(({ rate }, index) => ({ rate, includedMinutes: includedMinutes[index] ?? 0 }));

/**
 * The price of a new booking of the period. `drawn` are the included minutes of each agreement, by its id, that were
 * drawn since the look at it, by what is booked along with it; negative are those that an earlier self gives back.
 */
export function priceOf(
  admission: Priceable,
  period: TimeRange,
  preferredId: AgreementKey | null,
  drawn: ReadonlyMap<AgreementKey['id'], number> = new Map(),
): Price {
  const agreement = agreementFor(admission, period.startsAt, preferredId);
  const { discountPercent, minutesLeft } = agreement ?? NO_AGREEMENT;
  const left = minutesLeft - (agreement === null ? 0 : (drawn.get(agreement.id.id) ?? 0));
  const lines = linesOf(admission, ratesAt(admission, period.startsAt));
  const quote = quoteFor(lines, period, { discountPercent, minutesLeft: left });
  return { agreementId: agreement?.id ?? null, discountPercent, quote: quote.total, priced: pricedItems(lines, quote) };
}

/**
 * The price of each item of a request in the period, by the terms that a booking would freeze. The sum is its quote
 * if no included minutes are drawn. null = the item is free.
 */
export function itemPrices(asked: Priceable, period: TimeRange, preferredId: AgreementKey | null): (Money | null)[] {
  const discountPercent = agreementFor(asked, period.startsAt, preferredId)?.discountPercent ?? ZERO;
  const lines = linesOf(asked, ratesAt(asked, period.startsAt));
  return lines.map((line) => quoteFor([line], period, { discountPercent, minutesLeft: 0 }).total);
}

/** Rates by their ids. */
export type Rates = ReadonlyMap<RateKey['id'], RateVersion>;

/** The price of a booking that becomes smaller: by the terms that are frozen in it. */
export function shrunkPrice(admission: ValidatedRequest, booking: Booking, period: TimeRange, rates: Rates): Price {
  const { agreementId, discountPercent } = booking;
  const old = admission.items.map((item) => booking.items.find((each) => each.resourceId.id === item.resource.id.id));
  const frozen = old.map((item) => (item?.rateId == null ? null : (rates.get(item.rateId.id) ?? null)));
  const lines = linesOf(admission, frozen);
  const drawnBefore = old.map((item) => item?.includedMinutes ?? 0);
  const quote = quoteAgain(lines, period, drawnBefore, discountPercent);
  return { agreementId, discountPercent, quote: quote.total, priced: pricedItems(lines, quote) };
}
