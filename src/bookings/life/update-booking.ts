import { Injectable } from '@nestjs/common';
import { admissionReasons } from '../core/refusals.js';
import { seatRefusals } from '../core/rule-checks.js';
import { may, type Viewer } from '../../access/index.js';
import { resourcesById } from '../../catalog/index.js';
import { changesBetween, happened } from '../../happenings/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, statement, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { bookingActor, ofBooking } from '../booking/booking-happenings.js';
import type { Instant } from '../../platform/core/time-range.js';
import { lockedBooking } from '../booking/bookings.repository.js';
import { attendeeProblems, titleProblems } from '../core/request-validation.js';
import type { Booking } from '../core/booking.js';
import { allowsNow } from '../core/booking-clock.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { needsSide, subjectOf } from '../core/cancellation.js';
import { wrongState } from './core/transitions.js';

/** An absent field (undefined) stays; null clears attendees, and is INVALID for the title. */
export interface UpdateBookingCommand {
  readonly bookingId: BookingKey;
  readonly title?: string | null | undefined;
  readonly attendees?: number | null | undefined;
}

const write = statement('booking.update')`
  update booking set title = $3, attendees = $4 where organization_id = $1 and booking_id = $2`;

/** Corrects the title or the number of people of a booking that is not over; approval and price stay. */
@Injectable()
export class UpdateBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: UpdateBookingCommand): Promise<Result<Booking, BookingRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const { booking, now } = await lockedBooking(tx, command.bookingId, this.clock);
      if (booking === null || !may(viewer, 'booking', subjectOf(booking))) {
        return refuse([refusal(admissionReasons.noBooking, ['bookingId'])]);
      }
      if (!may(viewer, 'updateBooking', subjectOf(booking))) {
        return refuse([needsSide('updateBooking', ['bookingId'])]);
      }
      if (!allowsNow(booking, 'updateBooking', now)) {
        return refuse([wrongState('updateBooking', booking, now)]);
      }
      return this.change(tx, viewer, booking, command, now);
    });
  }

  private async change(
    tx: Tx,
    viewer: Viewer,
    booking: Booking,
    command: UpdateBookingCommand,
    now: Instant,
  ): Promise<Result<Booking, BookingRefusal[]>> {
    const { title = booking.title, attendees = booking.attendees } = command;
    const problems = [...titleProblems(title ?? ''), ...attendeeProblems(attendees)];
    if (title === null || problems.length > 0) return refuse(problems.slice(0, 1));
    const crowded = command.attendees == null ? [] : await this.seatProblems(tx, booking, command.attendees);
    if (crowded.length > 0) return refuse(crowded);
    await tx.run(write, [booking.id.provider, booking.id.id, title, attendees]);
    const after = { ...booking, title, attendees };
    const valuesOf = ({ title, attendees }: Booking) => ({ title, attendees });
    const changes = changesBetween(valuesOf(booking), valuesOf(after));
    if (changes.length > 0) {
      const actor = bookingActor(viewer, 'updateBooking', booking);
      await happened(tx, ofBooking(after, { kind: 'BOOKING_CHANGED', actor, at: now, changes }));
    }
    return ok(after);
  }

  private async seatProblems(tx: Tx, { items }: Booking, attendees: number): Promise<BookingRefusal[]> {
    const ids = items.map((item) => item.resourceId);
    return seatRefusals(attendees, [...(await resourcesById(tx, ids)).values()]);
  }
}
