import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { requestBookingCommand, RequestBookingInput } from './request-booking.inputs.js';
import { BookingPreview, RequestBookingPayload } from './request-booking.payloads.js';
import { RequestBooking } from './request-booking.js';
import { Input } from '../../platform/graphql/input.js';

/** Asking for a booking. */
@Resolver()
export class BookingRequestsResolver {
  constructor(private readonly request: RequestBooking) {}

  @Query(() => BookingPreview, { description: 'The answer that requestBooking would give now.' })
  async previewBooking(
    @CurrentViewer() viewer: Viewer,
    @Input(RequestBookingInput, 'The booking.') input: RequestBookingInput,
  ): Promise<BookingPreview> {
    return BookingPreview.of(await this.request.preview(viewer, requestBookingCommand(input)));
  }

  @Mutation(() => RequestBookingPayload, { description: 'Books, or says every reason why not.' })
  async requestBooking(
    @CurrentViewer() viewer: Viewer,
    @Input(RequestBookingInput, 'The booking.') input: RequestBookingInput,
  ): Promise<RequestBookingPayload> {
    return RequestBookingPayload.of(await this.request.execute(viewer, requestBookingCommand(input)));
  }
}
