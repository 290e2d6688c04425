import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type GivenKey, keyProblem, type Viewer } from '../../access/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { AdvanceBooking } from './advance-booking.js';
import { lifeReasons } from './core/refusals.js';

export interface AnswerBookingsCommand {
  readonly approve: readonly BookingKey[];
  readonly decline: readonly BookingKey[];
  /** Whether an id is given more than once. */
  readonly repeats: boolean;
  /** The reason of all declines; blank = none. */
  readonly reason: string | null;
  readonly idempotency: GivenKey<BookingKey> | null;
}

export type BookingAnswer = Result<Booking, readonly BookingRefusal[]>;

const MOST_ANSWERS = 100;

/** The name under which keys of answers are stored, whatever the answer was. */
const KEYED_AS = 'answerBookings';

/** Every problem of the list as a whole. */
function listProblems({ approve, decline, repeats, idempotency }: AnswerBookingsCommand): BookingRefusal[] {
  const given = approve.length + decline.length;
  const badKey = idempotency === null ? null : keyProblem(idempotency.key);
  return [
    ...(given > MOST_ANSWERS ? [refusal(lifeReasons.manyAnswers, null, { most: MOST_ANSWERS, given })] : []),
    ...(repeats ? [refusal(lifeReasons.repeatedAnswers, null)] : []),
    ...(badKey === null ? [] : [badKey]),
  ];
}

/** A key of its own for each booking, because each has a transaction of its own. */
const keyOf = (given: GivenKey<BookingKey> | null, { id }: BookingKey): GivenKey<BookingKey> | null =>
  given && { ...given, key: createHash('sha256').update(`${id} ${given.key}`).digest('hex') };

/** Approves and declines requests, each whole for itself: one that is refused stops no other. */
@Injectable()
export class AnswerBookings {
  constructor(private readonly advance: AdvanceBooking) {}

  /** One answer for each booking, approvals first; or why nothing was done. */
  async execute(
    viewer: Viewer,
    command: AnswerBookingsCommand,
  ): Promise<Result<readonly BookingAnswer[], readonly BookingRefusal[]>> {
    const problems = listProblems(command);
    if (problems.length > 0) return refuse(problems);
    const answers: BookingAnswer[] = [];
    for (const bookingId of command.approve) {
      const step = { bookingId, idempotency: keyOf(command.idempotency, bookingId), keyedAs: KEYED_AS };
      answers.push(await this.advance.execute(viewer, 'approveBooking', step));
    }
    const { reason } = command;
    for (const bookingId of command.decline) {
      if (reason === null || reason.trim() === '') {
        answers.push(refuse([refusal(lifeReasons.declineNeedsReason, ['reason'])]));
      } else {
        const step = { bookingId, reason, idempotency: keyOf(command.idempotency, bookingId), keyedAs: KEYED_AS };
        answers.push(await this.advance.execute(viewer, 'declineBooking', step));
      }
    }
    return ok(answers);
  }
}
