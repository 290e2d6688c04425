import type {
  AccountKey,
  AgreementKey,
  BookingKey,
  OrganizationKey,
  RateKey,
  ResourceKey,
  SeriesKey,
} from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { Money } from '../../platform/core/money.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { BookingStatus } from './booking-status.js';

export interface BookedItem {
  readonly resourceId: ResourceKey;
  readonly units: number;
}

/** Whether it takes all units, and everything inside, is fixed when it is booked, whatever their number becomes. */
export interface WholeOrPart extends BookedItem {
  readonly whole: boolean;
}

/** An item with the terms that were frozen when it was booked. */
export interface FrozenItem extends WholeOrPart {
  /** By which it is charged; null: free. */
  readonly rateId: RateKey | null;
  /** Included unit-minutes that it has drawn, unless all of the booking's were returned since. */
  readonly includedMinutes: number;
}

/** A booking as it stands at some instant. */
export interface Booking {
  readonly id: BookingKey;
  /** The organization that owns all of its resources. */
  readonly providerId: OrganizationKey;
  /** The organization that books and pays. */
  readonly consumerId: OrganizationKey;
  readonly bookedBy: AccountKey;
  readonly seriesId: SeriesKey | null;
  readonly title: string;
  readonly attendees: number | null;
  readonly period: TimeRange;
  readonly status: BookingStatus;
  /** The instant from which a hold is EXPIRED; null = no hold. */
  readonly expiresAt: Instant | null;
  readonly cancellationNoticeMinutes: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes: number | null;
  /** Whether a hold that is confirmed waits for approval. */
  readonly needsApproval: boolean;
  readonly createdAt: Instant;
  readonly confirmedAt: Instant | null;
  /** The instant at which it is or was missed; null = it cannot become a no-show by itself, or not as it stands. */
  readonly noShowAt: Instant | null;
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
  /** Why it was cancelled or declined. */
  readonly reason: string | null;
  /** Under whose terms; null: under none. */
  readonly agreementId: AgreementKey | null;
  /** The agreement's discount, 0 to 100; 0 without one. */
  readonly discountPercent: Decimal;
  /** The price promised when it was booked or last moved; null when no rate applies. */
  readonly quote: Money | null;
  readonly items: readonly FrozenItem[];
}

export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The reference that people read out: 50 random bits of the id in Crockford's base 32, which has no I, L, O, U. */
export function referenceOf({ id }: BookingKey): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`);
  let text = '';
  for (let digit = 0; digit < 10; digit++) {
    text = (CROCKFORD[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return `WB-${text.slice(0, 5)}-${text.slice(5)}`;
}
