import { refusal } from '../../platform/core/refusal.js';
import type { BookingRefusal } from './booking-refusal.js';
import { shapeReasons } from './refusals.js';

const MOST_CHARACTERS = 2_000;

export const reasonProblems = (reason: string | null): BookingRefusal[] =>
  reason === null || reason.length <= MOST_CHARACTERS
    ? []
    : [refusal(shapeReasons.longReason, ['reason'], { most: MOST_CHARACTERS, given: reason.length })];
