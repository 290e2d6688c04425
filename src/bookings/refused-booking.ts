import type { TimeRange } from '../platform/core/time-range.js';
import type { Admission } from './core/admission.js';
import type { BookingRefusal } from './core/booking-refusal.js';
import type { BookingConflict } from './core/examination.js';

export interface RefusedBooking {
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
  /** What was wished for, when another time may be had instead; else null. */
  readonly wish: Wish | null;
}

export interface Wish {
  readonly admission: Admission;
  readonly period: TimeRange;
}

export const refusedFor = (refusals: readonly BookingRefusal[]): RefusedBooking => ({
  refusals,
  conflicts: [],
  wish: null,
});
