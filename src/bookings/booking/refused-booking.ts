import type { TimeRange } from '../../platform/core/time-range.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import type { InTheWay } from './affected-bookings.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import type { BookingConflict } from '../core/rule-checks.js';
import type { UnmetDemand } from '../core/unmet-demand.js';

export interface RefusedBooking {
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
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
}

export const refusedFor = (refusals: readonly BookingRefusal[], unmet: UnmetDemand | null = null): RefusedBooking => ({
  refusals,
  conflicts: [],
  wish: null,
  unmet,
});
