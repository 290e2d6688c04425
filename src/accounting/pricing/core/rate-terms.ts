import type { Audience } from '../../../catalog/core/resource.js';
import type { RateKey, ResourceKey } from '../../../platform/core/keys.js';
import type { Decimal } from '../../../platform/core/decimal.js';
import type { IsoWeekday, LocalTime } from '../../../platform/core/local-time.js';
import type { Currency } from '../../../platform/core/money.js';
import type { Instant } from '../../../platform/core/time-range.js';

export const chargeBases = ['RESERVED', 'USED', 'RESERVED_PLUS_OVERRUN'] as const;

/** The time that is billed. */
export type ChargeBasis = (typeof chargeBases)[number];

/** From so many hours after the billable start on, another price. */
export interface RateStep {
  readonly fromHours: Decimal;
  readonly hourly: Decimal;
}

/** A part of the week, wall clock of the resource, at a discount; startsAt < endsAt, and 24:00 is the next midnight. */
export interface RateBand {
  readonly weekdays: readonly IsoWeekday[];
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly discountPercent: Decimal;
}

/** The price of a resource's use: prices are per unit and hour, amounts in the currency. */
export interface RateTerms {
  readonly hourly: Decimal;
  readonly currency: Currency;
  /** By rising `fromHours`. */
  readonly steps: readonly RateStep[];
  /** None overlaps another. */
  readonly bands: readonly RateBand[];
  readonly minimumCharge: Decimal | null;
  readonly basis: ChargeBasis;
  readonly lateCancellationFee: Decimal | null;
  readonly noShowFee: Decimal | null;
}

/** The terms for an audience of a resource, from an instant until the next version of the same audience. */
export interface RateVersion extends RateTerms {
  readonly id: RateKey;
  readonly resourceId: ResourceKey;
  readonly audience: Audience;
  readonly effectiveFrom: Instant;
}

/** Prices have at most so many digits behind the point, and so have the hours of steps and the percents of bands. */
export const PRICE_DIGITS = 6;
