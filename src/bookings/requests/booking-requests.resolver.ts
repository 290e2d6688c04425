import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import {
  BookingActionInput,
  RequestBookingInput,
  RescheduleBookingInput,
  UpdateBookingInput,
} from '../booking/booking.inputs.js';
import { BookingPayload, BookingPreview, RequestBookingPayload } from '../booking/booking.payloads.js';
import { CancelBooking } from '../life/cancel-booking.js';
import { RescheduleBooking } from '../life/reschedule-booking.js';
import { RequestBooking, type RequestBookingCommand } from './request-booking.js';
import { UpdateBooking } from '../life/update-booking.js';

const commandOf = ({ startsAt, endsAt, ...input }: RequestBookingInput): RequestBookingCommand => ({
  ...input,
  period: { startsAt, endsAt },
  attendees: input.attendees ?? null,
  agreementId: input.agreementId ?? null,
  idempotencyKey: input.idempotencyKey ?? null,
});

/** Asking for a booking, moving it, and calling it off. */
@Resolver()
export class BookingRequestsResolver {
  constructor(
    private readonly request: RequestBooking,
    private readonly reschedule: RescheduleBooking,
    private readonly cancel: CancelBooking,
    private readonly update: UpdateBooking,
  ) {}

  @Query(() => BookingPreview, { description: 'What requestBooking would answer now.' })
  async previewBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RequestBookingInput, description: 'The booking.' }) input: RequestBookingInput,
  ): Promise<BookingPreview> {
    return BookingPreview.of(await this.request.preview(viewer, commandOf(input)));
  }

  @Mutation(() => RequestBookingPayload, { description: 'Books, or says every reason why not.' })
  async requestBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RequestBookingInput, description: 'The booking.' }) input: RequestBookingInput,
  ): Promise<RequestBookingPayload> {
    return RequestBookingPayload.of(await this.request.execute(viewer, commandOf(input)));
  }

  @Mutation(() => BookingPayload, { description: 'Moves a booking, as far as a new one would be allowed there.' })
  async rescheduleBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RescheduleBookingInput, description: 'Where to.' }) input: RescheduleBookingInput,
  ): Promise<BookingPayload> {
    const { bookingId, startsAt, endsAt, items, idempotencyKey = null } = input;
    const command = { bookingId, period: { startsAt, endsAt }, items: items ?? null, idempotencyKey };
    return BookingPayload.of(await this.reschedule.execute(viewer, command));
  }

  @Mutation(() => BookingPayload, {
    description: 'Corrects the title or the number of people of a booking that is not over; no other rule is asked.',
  })
  async updateBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateBookingInput, description: 'Which, and what changes.' })
    input: UpdateBookingInput,
  ): Promise<BookingPayload> {
    return BookingPayload.told(await this.update.execute(viewer, input));
  }

  @Mutation(() => BookingPayload, { description: 'Calls a booking off and gives its time back.' })
  async cancelBooking(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => BookingActionInput, description: 'Which, and why.' }) input: BookingActionInput,
  ): Promise<BookingPayload> {
    const { bookingId, reason = null, idempotencyKey = null } = input;
    return BookingPayload.told(await this.cancel.execute(viewer, { bookingId, reason, idempotencyKey }));
  }
}
