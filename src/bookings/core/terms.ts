import type { AgreementKey, OrganizationKey } from '../../platform/core/keys.js';
import { type Instant, MINUTE_MS, type TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest, ValidatedItem } from './request-validation.js';
import type { BookingStatus, WrittenStatus } from './booking-status.js';
import { type Price, priceOf } from './price.js';

/** Where a booking stands as it is written, and what the clock will make of it. */
export interface RecordedState {
  readonly status: WrittenStatus;
  /** The instant from which a held or pending booking is EXPIRED; null = it does not lapse. */
  readonly expiresAt: Instant | null;
  readonly confirmedAt: Instant | null;
  /** The instant from which a confirmed booking without check-in is a NO_SHOW; null = never. */
  readonly noShowAt: Instant | null;
}

/** Terms that bind a booking even if the policy changes. */
export interface FrozenPolicy {
  readonly needsApproval: boolean;
  readonly cancellationNoticeMinutes: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes: number | null;
}

/** The status, frozen policy and price of a booking. */
export type Terms = RecordedState & FrozenPolicy & Price;

const HOLD_MINUTES = 10;

/** The expiry that clients see: that of a hold alone, because a pending booking lapses at its start. */
export const holdExpiry = ({ status, expiresAt }: RecordedState): Instant | null =>
  status === 'HELD' ? expiresAt : null;

/** The status at an instant, derived from the written one; the same as booking_status_at() of the database. */
export function statusAt(standing: RecordedState, now: Instant): BookingStatus {
  if (standing.expiresAt !== null && standing.expiresAt <= now) return 'EXPIRED';
  const missed = standing.status === 'CONFIRMED' && standing.noShowAt !== null && standing.noShowAt <= now;
  return missed ? 'NO_SHOW' : standing.status;
}

/** OWNER_APPROVES asks of all but the owner, AUTOMATIC_FOR_PARTNERS of those without an agreement that covers it. */
function asksForApproval(item: ValidatedItem, consumerId: OrganizationKey, covered: boolean): boolean {
  const { approval } = item.resource.policy;
  if (approval === 'AUTOMATIC' || item.resource.organizationId === consumerId) return false;
  return approval === 'OWNER_APPROVES' || !covered;
}

const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** The strictest terms of all items; `covered` = the booking stands under an agreement. */
export function frozenPolicy(admission: ValidatedRequest, covered: boolean): FrozenPolicy {
  const { items, consumerId } = admission;
  const policies = admission.items.map((item) => item.resource.policy);
  const notices = numbers(policies.map((policy) => policy.cancellationNoticeMinutes));
  const noShows = numbers(policies.map((policy) => policy.noShowAfterMinutes));
  return {
    needsApproval: !admission.exempt && items.some((item) => asksForApproval(item, consumerId, covered)),
    cancellationNoticeMinutes: notices.length === 0 ? null : Math.max(...notices),
    checkInOpensMinutes: Math.min(...policies.map((policy) => policy.checkInOpensMinutes)),
    noShowAfterMinutes: noShows.length === 0 ? null : Math.min(...noShows),
  };
}

/** Holds its time for a few minutes, whatever it shall become. */
export const held = (now: Instant): RecordedState => ({
  status: 'HELD',
  expiresAt: now + HOLD_MINUTES * MINUTE_MS,
  confirmedAt: null,
  noShowAt: null,
});

/** Waits for the owner until its start at most; what is still pending then has lapsed. */
export const pending = (startsAt: Instant): RecordedState => ({
  status: 'PENDING_APPROVAL',
  expiresAt: startsAt,
  confirmedAt: null,
  noShowAt: null,
});

/**
 * Stands. It is missed some minutes after its start or after it was confirmed, whichever is later; never when it was
 * made after its start.
 */
export function confirmed(booking: {
  readonly startsAt: Instant;
  readonly createdAt: Instant;
  readonly confirmedAt: Instant;
  readonly noShowAfterMinutes: number | null;
}): RecordedState {
  const { startsAt, createdAt, confirmedAt, noShowAfterMinutes } = booking;
  const noShowAt =
    noShowAfterMinutes === null || createdAt > startsAt
      ? null
      : Math.max(startsAt, confirmedAt) + noShowAfterMinutes * MINUTE_MS;
  return { status: 'CONFIRMED', expiresAt: null, confirmedAt, noShowAt };
}

/** The terms of a new booking of the period; `drawn` as in `priceOf`. */
export function termsOf(
  admission: ValidatedRequest,
  period: TimeRange,
  hold: boolean,
  now: Instant,
  drawn?: ReadonlyMap<AgreementKey['id'], number>,
): Terms {
  const { startsAt } = period;
  const price = priceOf(admission, period, admission.agreementId, drawn);
  const frozen = { ...frozenPolicy(admission, price.agreementId !== null), ...price };
  if (hold) return { ...frozen, ...held(now) };
  if (frozen.needsApproval) return { ...frozen, ...pending(startsAt) };
  const { noShowAfterMinutes } = frozen;
  return { ...frozen, ...confirmed({ startsAt, createdAt: now, confirmedAt: now, noShowAfterMinutes }) };
}

/** When what it holds lapses by itself: as a hold, unapproved or missed; null: never. */
export const lapseOf = ({ expiresAt, noShowAt }: RecordedState): Instant | null => expiresAt ?? noShowAt;
