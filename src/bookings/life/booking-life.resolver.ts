import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { bookingIds } from '../ids.js';
import { BookingPayload } from '../booking/booking.payloads.js';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { AdvanceBooking } from './advance-booking.js';
import {
  BookingActionInput,
  CheckBookingInput,
  RescheduleBookingInput,
  rescheduleCommand,
  stepOf,
  UpdateBookingInput,
} from './booking-life.inputs.js';
import { CancelBooking } from './cancel-booking.js';
import { RescheduleBooking } from './reschedule-booking.js';
import { UpdateBooking } from './update-booking.js';
import { BookingPreview } from '../requests/request-booking.payloads.js';
import { Input } from '../../platform/graphql/input.js';

const ACTION = Input(BookingActionInput, 'The booking, and the reason.');
const CHECK = Input(CheckBookingInput, 'The booking, and the instant.');

/** The steps of a booking after the request: moved, corrected, called off, approved, used. */
@Resolver()
export class BookingLifeResolver {
  constructor(
    private readonly advance: AdvanceBooking,
    private readonly reschedule: RescheduleBooking,
    private readonly update: UpdateBooking,
    private readonly cancel: CancelBooking,
  ) {}

  @Mutation(() => BookingPayload, { description: 'A hold becomes what it would have been; no rule is asked again.' })
  async confirmBooking(@CurrentViewer() viewer: Viewer, @ACTION input: BookingActionInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'confirmBooking', stepOf(input)));
  }

  @Mutation(() => BookingPayload, { description: 'The owner lets a booking stand that is PENDING_APPROVAL.' })
  async approveBooking(@CurrentViewer() viewer: Viewer, @ACTION input: BookingActionInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'approveBooking', stepOf(input)));
  }

  @Mutation(() => BookingPayload, { description: 'The owner refuses a booking that is PENDING_APPROVAL.' })
  async declineBooking(@CurrentViewer() viewer: Viewer, @ACTION input: BookingActionInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'declineBooking', stepOf(input)));
  }

  @Mutation(() => BookingPayload, { description: 'Somebody came: the booking is IN_USE.' })
  async checkInBooking(@CurrentViewer() viewer: Viewer, @CHECK input: CheckBookingInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'checkInBooking', stepOf(input)));
  }

  @Mutation(() => BookingPayload, {
    description: 'They are done: the booking is COMPLETED, the rest of its time free.',
  })
  async checkOutBooking(@CurrentViewer() viewer: Viewer, @CHECK input: CheckBookingInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'checkOutBooking', stepOf(input)));
  }

  @Mutation(() => BookingPayload, { description: 'Nobody came: from the start on; the rest of its time is free.' })
  async markNoShow(@CurrentViewer() viewer: Viewer, @ACTION input: BookingActionInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'markNoShow', stepOf(input)));
  }

  @Query(() => BookingPreview, {
    description: 'The answer that rescheduleBooking would give now; the idempotency key is ignored.',
  })
  async previewReschedule(
    @CurrentViewer() viewer: Viewer,
    @Input(RescheduleBookingInput, 'Where to.') input: RescheduleBookingInput,
  ): Promise<BookingPreview> {
    const command = rescheduleCommand({ ...input, idempotencyKey: null });
    return BookingPreview.of(await this.reschedule.preview(viewer, command));
  }

  @Mutation(() => BookingPayload, { description: 'Moves a booking, as far as a new one would be allowed there.' })
  async rescheduleBooking(
    @CurrentViewer() viewer: Viewer,
    @Input(RescheduleBookingInput, 'Where to.') input: RescheduleBookingInput,
  ): Promise<BookingPayload> {
    return BookingPayload.of(await this.reschedule.execute(viewer, rescheduleCommand(input)));
  }

  @Mutation(() => BookingPayload, {
    description: 'Corrects the title or the number of people of a booking that is not over; no other rule is asked.',
  })
  async updateBooking(
    @CurrentViewer() viewer: Viewer,
    @Input(UpdateBookingInput, 'The booking and its corrections.') input: UpdateBookingInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(
      await this.update.execute(viewer, { ...input, bookingId: bookingIds.read(input.bookingId) }),
    );
  }

  @Mutation(() => BookingPayload, { description: 'Calls a booking off and gives its time back.' })
  async cancelBooking(@CurrentViewer() viewer: Viewer, @ACTION input: BookingActionInput): Promise<BookingPayload> {
    return BookingPayload.told(await this.cancel.execute(viewer, { ...stepOf(input), reason: input.reason ?? null }));
  }
}
