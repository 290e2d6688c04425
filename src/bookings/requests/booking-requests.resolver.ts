import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { requestBookingCommand, RequestBookingInput } from './request-booking.inputs.js';
import { BookingPreview, RequestBookingPayload } from './request-booking.payloads.js';
import { RequestBooking } from './request-booking.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { RuleCheckObject } from '../booking/rule-check.object.js';
import { TryPolicy } from './try-policy.js';
import { tryPolicyCommand, TryPolicyInput } from './try-policy.input.js';
import { Input } from '../../platform/graphql/input.js';

/** Asking for a booking. */
@Resolver()
export class BookingRequestsResolver {
  constructor(
    private readonly request: RequestBooking,
    private readonly trial: TryPolicy,
  ) {}

  @Query(() => [RuleCheckObject], {
    description:
      'Every rule that a booking would be asked under rules on trial, kept or broken, at most 200; for the owner’s ' +
      'RESOURCE_MANAGERs and ADMINs. Conflicts, status and audience are not asked. It counts as no demand.',
  })
  async tryPolicy(
    @CurrentViewer() viewer: Viewer,
    @Input(TryPolicyInput, 'The rules and the booking to try.') input: TryPolicyInput,
    @RequestLocale() locale: Locale,
  ): Promise<RuleCheckObject[]> {
    return (await this.trial.execute(viewer, tryPolicyCommand(input), locale)).map(RuleCheckObject.of);
  }

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
