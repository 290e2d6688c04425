import { type BookingRefusal, bookingRefusal } from './booking-refusal.js';

const MOST_CHARACTERS = 2_000;

export const reasonProblems = (reason: string | null): BookingRefusal[] =>
  reason === null || reason.length <= MOST_CHARACTERS
    ? []
    : [
        bookingRefusal(
          'INVALID',
          ['reason'],
          `A reason may have ${MOST_CHARACTERS} characters; this has ${reason.length}.`,
        ),
      ];
