import { Injectable } from '@nestjs/common';
import { isOpenThroughout, noSpecialDays, specialDaysIn } from '../../availability/index.js';
import { resourceIds, resourcesById } from '../../catalog/index.js';
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

  /** The ids of those that hold their time, have not ended and lie outside. */
  async outside(bookings: readonly Booking[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now();
    const alive = bookings.filter(({ status, period }) => bookingStates[status].holdsTime && period.endsAt > now);
    if (alive.length === 0) return new Set();
    const ids = new Set(alive.flatMap(({ items }) => items.map((item) => item.resourceId)));
    const resources = await resourcesById(this.database, [...ids]);
    const owners = new Set([...ids].flatMap((id) => resourceIds.decode(id)?.organizationId ?? []));
    const days = await specialDaysIn(this.database, [...owners], hull(alive.map(({ period }) => period)));
    const isOpen = (resourceId: string, { period }: Booking): boolean => {
      const resource = resources.get(resourceId);
      const owner = resourceIds.decode(resourceId)?.organizationId ?? '';
      if (resource === undefined) return true;
      const { openingHours, timeZone } = resource;
      return isOpenThroughout({ openingHours, timeZone, specialDays: days.get(owner) ?? noSpecialDays }, period);
    };
    const outside = alive.filter((booking) => booking.items.some((item) => !isOpen(item.resourceId, booking)));
    return new Set(outside.map(({ id }) => id));
  }
}
