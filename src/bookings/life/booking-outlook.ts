import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import { OrganizationLoader } from '../../organizations/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Instant } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import { changesAt } from '../core/booking-clock.js';
import { actionsOf, type BookingAction } from './core/booking-actions.js';

/** Tells what may become of a booking: by the clock, and by the viewer. */
@Injectable()
export class BookingOutlook {
  constructor(
    private readonly clock: Clock,
    private readonly organizations: OrganizationLoader,
  ) {}

  /** The next instant at which its status changes by the clock alone; null = never. */
  changesAt(booking: Booking): Instant | null {
    return changesAt(booking, this.clock.now());
  }

  /** The actions that the viewer may take now, whatever other rules say. */
  async actions(context: ViewerContext, booking: Booking): Promise<BookingAction[]> {
    const { viewer } = context;
    if (viewer === null) return [];
    const provider = await this.organizations.load(context, booking.providerId);
    return actionsOf(viewer, booking, provider.status === 'VERIFIED', this.clock.now());
  }
}
