import { Injectable } from '@nestjs/common';
import { isOpenThroughout, noSpecialDays, specialDaysIn } from '../../availability/index.js';
import { resourcesById } from '../../catalog/index.js';
import type { BookingKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { hull } from '../../platform/core/time-range.js';
import type { Booking } from '../core/booking.js';
import { bookingStates } from '../core/booking-status.js';

/** Tells which bookings do not lie inside the opening hours of their items as these are now. */
@Injectable()
export class BookingsOutsideHours {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The UUIDs of those that hold their time, have not ended and lie outside. */
  async outside(bookings: readonly Booking[]): Promise<ReadonlySet<BookingKey['id']>> {
    const now = this.clock.now();
    const alive = bookings.filter(({ status, period }) => bookingStates[status].holdsTime && period.endsAt > now);
    if (alive.length === 0) return new Set();
    const booked = alive.flatMap(({ items }) => items.map((item) => item.resourceId));
    const resources = await resourcesById(this.database, booked);
    const owners = booked.map(({ provider }) => provider);
    const days = await specialDaysIn(this.database, owners, hull(alive.map(({ period }) => period)));
    const isOpen = ({ provider, id }: ResourceKey, { period }: Booking): boolean => {
      const resource = resources.get(id);
      if (resource === undefined) return true;
      const { openingHours, timeZone } = resource;
      return isOpenThroughout({ openingHours, timeZone, specialDays: days.get(provider) ?? noSpecialDays }, period);
    };
    const outside = alive.filter((booking) => booking.items.some((item) => !isOpen(item.resourceId, booking)));
    return new Set(outside.map(({ id }) => id.id));
  }
}
