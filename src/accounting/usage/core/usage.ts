import type { AgreementKey, BookingKey, OrganizationKey, RateKey, ResourceKey } from '../../../platform/core/keys.js';
import type { Decimal } from '../../../platform/core/decimal.js';
import { monthOf } from '../../../platform/core/calendar.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import type { Money } from '../../../platform/core/money.js';
import type { Instant, TimeRange } from '../../../platform/core/time-range.js';
import { localAt } from '../../../platform/core/zone.js';
import { billableTime, minutesOf, usedTime } from '../../pricing/core/billable.js';
import { type StoredPart, storedPart } from '../../pricing/core/charge-part.js';
import { chargeFor, feeFor } from '../../pricing/core/charge.js';
import { settledDraws } from '../../pricing/core/included-minutes.js';
import type { RateVersion } from '../../pricing/core/rate-terms.js';

export const usageOutcomes = ['COMPLETED', 'NO_SHOW', 'LATE_CANCELLATION'] as const;

export type UsageOutcome = (typeof usageOutcomes)[number];

/** One resource of a booking that ended, with what was frozen when it was booked. */
export interface EndedItem {
  readonly resourceId: ResourceKey;
  readonly units: number;
  readonly timeZone: string;
  /** The rate; null = free of charge. */
  readonly rate: RateVersion | null;
  /** Included unit-minutes that it has drawn. */
  readonly includedMinutes: number;
}

/** A booking that ended, known only by its key. */
export interface Ended {
  readonly booking: BookingKey;
  readonly providerId: OrganizationKey;
  /** The zone in which the provider counts its months. */
  readonly providerZone: string;
  readonly consumerId: OrganizationKey;
  readonly reserved: TimeRange;
  readonly agreementId: AgreementKey | null;
  readonly discountPercent: Decimal;
  readonly outcome: UsageOutcome;
  /** When it ended; a no-show ends at the instant at which it was missed, whenever that is written. */
  readonly endedAt: Instant;
  /** From check-in to check-out; null unless COMPLETED. */
  readonly used: TimeRange | null;
  readonly items: readonly EndedItem[];
}

/** The use of one resource by a booking, and its charge. */
export interface Usage extends Omit<Ended, 'providerZone' | 'discountPercent' | 'endedAt' | 'items'> {
  readonly resourceId: ResourceKey;
  readonly reservedMinutes: number;
  readonly usedMinutes: number;
  readonly billableMinutes: number;
  readonly units: number;
  readonly rateId: RateKey | null;
  /** Unit-minutes that the agreement covered. */
  readonly includedMinutes: number;
  /** The charge; null = nothing applies. */
  readonly charge: Money | null;
  readonly parts: readonly StoredPart[];
}

/** A use that is not yet recorded, with its place in the books: only this service turns instants into local times. */
export interface BookedUsage extends Usage {
  readonly endedAt: Instant;
  /** First day of the month of its statement, by the wall clock of the provider. */
  readonly month: LocalDateTime;
  /** The reserved time by the wall clock of the resource. */
  readonly local: { readonly startsAt: LocalDateTime; readonly endsAt: LocalDateTime };
}

/** The time of an item that is charged; null where nothing is. */
const billableOf = ({ reserved, used }: Ended, { rate }: EndedItem): TimeRange | null =>
  rate === null || used === null ? null : billableTime(rate.basis, reserved, used);

const needOf = (billable: TimeRange | null, units: number): number =>
  billable === null ? 0 : minutesOf(billable) * units;

/** Whether more unit-minutes are billed than were booked, so that it matters what is left of the included ones. */
export const overran = (ended: Ended): boolean =>
  ended.items.some((item) => needOf(billableOf(ended, item), 1) > minutesOf(ended.reserved));

/** The use of each item; `minutesLeft` is what nobody has drawn of the agreement's included minutes. */
export function usageOf(ended: Ended, minutesLeft: number): BookedUsage[] {
  const { reserved, used, outcome } = ended;
  const month = monthOf(localAt(reserved.startsAt, ended.providerZone));
  const billables = ended.items.map((item) => billableOf(ended, item));
  const included = settledDraws(
    ended.items.map((item, index) => ({
      drawn: item.includedMinutes,
      bookedNeed: item.rate === null ? 0 : minutesOf(reserved) * item.units,
      billedNeed: needOf(billables[index] ?? null, item.units),
    })),
    minutesLeft,
  );
  return ended.items.map((item, index) => {
    const { rate, units, timeZone } = item;
    const billable = billables[index] ?? null;
    const includedMinutes = included[index] ?? 0;
    const { discountPercent } = ended;
    const fee = rate === null || outcome === 'COMPLETED' ? null : feeFor(rate, outcome);
    const charge =
      rate === null || billable === null
        ? fee
        : chargeFor({ rate, timeZone, billable, units, includedMinutes, discountPercent });
    return {
      booking: ended.booking,
      resourceId: item.resourceId,
      providerId: ended.providerId,
      consumerId: ended.consumerId,
      outcome,
      endedAt: ended.endedAt,
      reserved,
      used,
      reservedMinutes: minutesOf(reserved),
      usedMinutes: used === null ? 0 : minutesOf(usedTime(used)),
      billableMinutes: billable === null ? 0 : minutesOf(billable),
      units,
      rateId: rate?.id ?? null,
      agreementId: ended.agreementId,
      includedMinutes,
      charge: charge?.total ?? null,
      parts: charge?.parts.map(storedPart) ?? [],
      month,
      local: { startsAt: localAt(reserved.startsAt, timeZone), endsAt: localAt(reserved.endsAt, timeZone) },
    };
  });
}
