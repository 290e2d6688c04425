import type { TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import type { InTheWay } from './affected-bookings.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import type { BookedItem } from '../core/booking.js';
import { type RuleCheck, stoppingCheck } from '../core/rule-check.js';
import type { BookingConflict } from '../core/rule-checks.js';
import type { BookingKey } from '../../platform/core/keys.js';
import type { UnmetDemand } from '../core/unmet-demand.js';

export interface RefusedBooking {
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
  /** Every rule that was asked, if the refusals did not stop what follows. */
  readonly checks?: readonly RuleCheck[];
  /** The wish, if another time may be had instead; else null. */
  readonly wish: Wish | null;
  /** The unmet wish that is counted as demand; null = none. */
  readonly unmet: UnmetDemand | null;
  /** The bookings that stand in the way of a downtime. */
  readonly inTheWay?: readonly InTheWay[];
}

export interface Wish {
  readonly admission: ValidatedRequest;
  readonly period: TimeRange;
  /** The booking that is moved, which may be overlapped; absent for a new one. */
  readonly moving?: BookingKey;
}

export const refusedFor = (refusals: readonly BookingRefusal[], unmet: UnmetDemand | null = null): RefusedBooking => ({
  refusals,
  conflicts: [],
  wish: null,
  unmet,
});

/** Refused for reasons that stop what follows, each of which may name an item by its place. */
export const stoppedFor = (
  refusals: readonly BookingRefusal[],
  items: readonly BookedItem[],
  unmet: UnmetDemand | null,
): RefusedBooking => ({ ...refusedFor(refusals, unmet), checks: refusals.map((each) => stoppingCheck(each, items)) });
