import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UsageRecordObject } from '../../accounting/index.js';
import type { ViewerContext } from '../../access/index.js';
import { BookingLoader } from '../booking/booking.loader.js';
import { bookingStates } from '../core/booking-status.js';
import { UsageLoader } from '../life/usage.loader.js';
import { BookingObject } from '../booking/booking.object.js';

/** How a booking may have ended; of no other is there a use. */
@Resolver(() => BookingObject)
export class BookingUsageResolver {
  constructor(private readonly usages: UsageLoader) {}

  @ResolveField(() => [UsageRecordObject], {
    description:
      'Records of use, one for each item; empty until the booking ended, and for one that was cancelled in time.',
  })
  async usage(@Parent() booking: BookingObject, @Context() context: ViewerContext): Promise<UsageRecordObject[]> {
    return bookingStates[booking.status].hasUsage ? this.usages.usage(context, booking) : [];
  }
}

@Resolver(() => UsageRecordObject)
export class UsedBookingResolver {
  constructor(private readonly bookings: BookingLoader) {}

  @ResolveField(() => BookingObject, { description: 'The booking that ended.' })
  async booking(@Parent() usage: UsageRecordObject, @Context() context: ViewerContext): Promise<BookingObject> {
    return this.bookings.referredTo(context, usage.bookingKey);
  }
}
