import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { AdvanceBooking } from './advance-booking.js';
import { BookingActionInput, CheckBookingInput } from '../booking/booking.inputs.js';
import { BookingPayload } from '../booking/booking.payloads.js';

const ACTION = { type: () => BookingActionInput, description: 'Which booking, and why.' };
const CHECK = { type: () => CheckBookingInput, description: 'Which booking, and when.' };

/** What happens between the wish and the used hour. */
@Resolver()
export class BookingLifeResolver {
  constructor(private readonly advance: AdvanceBooking) {}

  @Mutation(() => BookingPayload, { description: 'A hold becomes what it would have been; no rule is asked again.' })
  async confirmBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', ACTION) input: BookingActionInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'confirmBooking', input));
  }

  @Mutation(() => BookingPayload, { description: 'The owner lets a booking stand that is PENDING_APPROVAL.' })
  async approveBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', ACTION) input: BookingActionInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'approveBooking', input));
  }

  @Mutation(() => BookingPayload, { description: 'The owner refuses a booking that is PENDING_APPROVAL.' })
  async declineBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', ACTION) input: BookingActionInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'declineBooking', input));
  }

  @Mutation(() => BookingPayload, { description: 'Somebody came: the booking is IN_USE.' })
  async checkInBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', CHECK) input: CheckBookingInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'checkInBooking', input));
  }

  @Mutation(() => BookingPayload, {
    description: 'They are done: the booking is COMPLETED, the rest of its time free.',
  })
  async checkOutBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', CHECK) input: CheckBookingInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'checkOutBooking', input));
  }

  @Mutation(() => BookingPayload, { description: 'Nobody came: from the start on; the rest of its time is free.' })
  async markNoShow(
    @CurrentViewer() viewer: Viewer,
    @Args('input', ACTION) input: BookingActionInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.advance.execute(viewer, 'markNoShow', input));
  }
}
