import { Injectable } from '@nestjs/common';
import { may, type ViewerContext } from '../../access/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import type { Booking } from '../core/booking.js';
import { subjectOf } from '../core/cancellation.js';
import { BookingObject } from './booking.object.js';
import { bookingsById } from './bookings.repository.js';

/** Bookings that other objects refer to, batched; null when the viewer may not see one. */
@Injectable()
export class BookingLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async booking(context: ViewerContext, id: BookingKey): Promise<BookingObject | null> {
    const booking = await this.find(context, id);
    const { viewer } = context;
    return booking !== null && viewer !== null && may(viewer, 'booking', subjectOf(booking))
      ? BookingObject.of(booking)
      : null;
  }

  /** The booking that an object refers to which the viewer sees already. Throws if absent. */
  async referredTo(context: ViewerContext, id: BookingKey): Promise<BookingObject> {
    const booking = await this.find(context, id);
    if (booking === null) throw new Error(`the booking ${id.id} is referred to and does not exist`);
    return BookingObject.of(booking);
  }

  private find(context: ViewerContext, id: BookingKey): Promise<Booking | null> {
    return context.loaders.load(bookingsById, (ids) => bookingsById(this.database, ids, this.clock.now()), id);
  }
}
