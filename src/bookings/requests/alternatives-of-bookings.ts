import { Injectable } from '@nestjs/common';
import {
  type AllocationEntry,
  containersAmong,
  holdersOf,
  noSpecialDays,
  specialDaysIn,
} from '../../availability/index.js';
import { resourcesById } from '../../catalog/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { distinctKeys, type ResourceKey } from '../../platform/core/keys.js';
import { hull, type Instant } from '../../platform/core/time-range.js';
import { Database } from '../../platform/db/database.js';
import type { Advised } from '../booking/affected-booking.object.js';
import { windowsIn } from '../booking/booking-claims.js';
import { bookingsById } from '../booking/bookings.repository.js';
import { type DowntimeAside, movableRequest, withDowntime } from '../core/moved-aside.js';
import type { Booking } from '../core/booking.js';
import type { ValidatedRequest } from '../core/request-validation.js';
import { alternativesOf, alternativesWindow } from './core/alternatives.js';
import { spanOf } from './facts.queries.js';
import type { Alternative } from './find-alternatives.js';

interface Wish {
  readonly key: string;
  readonly booking: Booking;
  readonly admission: ValidatedRequest;
  readonly downtime: DowntimeAside | null;
}

/** Looks for other times of bookings that a change hit, for many at once. */
@Injectable()
export class AlternativesOfBookings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By the keys of adviceKey(). The number of statements depends on the number of providers alone. */
  async execute(keys: readonly string[]): Promise<Map<string, Alternative[]>> {
    const now = this.clock.now();
    const wishes = await this.wishes(keys, now);
    const windows = wishes.map(({ admission, booking }) =>
      windowsIn(admission, alternativesWindow(admission, booking.period)),
    );
    const occupants = await holdersOf(this.database, windows.flat(), now);
    let first = 0;
    return new Map(
      wishes.map((wish, index) => {
        const end = first + (windows[index]?.length ?? 0);
        const taken = occupants.slice(first, end);
        first = end;
        return [wish.key, this.elsewhere(wish, taken, now)];
      }),
    );
  }

  private elsewhere(
    { booking, admission, downtime }: Wish,
    taken: readonly (readonly AllocationEntry[])[],
    now: Instant,
  ): Alternative[] {
    const others = taken.map((holders) => holders.filter(({ holderId }) => holderId !== booking.id.id));
    const occupants = withDowntime(admission, others, downtime);
    const items = booking.items.map(({ resourceId, units }) => ({ resourceId, units }));
    return alternativesOf(admission, booking.period, occupants, now).map((period) => ({ items, period }));
  }

  private async wishes(keys: readonly string[], now: Instant): Promise<Wish[]> {
    const asked = keys.map((key) => [key, JSON.parse(key) as Advised] as const);
    const bookings = await bookingsById(this.database, distinctKeys(asked.map(([, [bookingId]]) => bookingId)), now);
    const items = [...bookings.values()].flatMap((booking) => booking.items);
    const downtimes = asked.flatMap(([, [, , downtime]]) => downtime?.resource ?? []);
    const resources = await resourcesById(this.database, [...items.map((item) => item.resourceId), ...downtimes]);
    const closed = await this.closed([...bookings.values()]);
    const providers = [...new Set([...bookings.values()].map((booking) => booking.providerId))];
    const spans = [...bookings.values()].map(({ period }) => spanOf(period));
    const specialDays =
      spans.length === 0 ? new Map<never, never>() : await specialDaysIn(this.database, providers, hull(spans));
    return asked.flatMap(([key, [bookingId, , downtime]]): Wish[] => {
      const booking = bookings.get(bookingId.id);
      if (booking === undefined) return [];
      const days = specialDays.get(booking.providerId) ?? noSpecialDays;
      const admission = movableRequest(booking, resources, closed, days);
      const resource = downtime === null ? undefined : resources.get(downtime.resource.id);
      const aside = downtime === null || resource === undefined ? null : { resource, period: downtime.period };
      return admission === null ? [] : [{ key, booking, admission, downtime: aside }];
    });
  }

  /** Resources that are taken whole by one of the bookings and have something inside. */
  private async closed(bookings: readonly Booking[]): Promise<ReadonlySet<ResourceKey['id']>> {
    const byProvider = Map.groupBy(bookings, (booking) => booking.providerId);
    const found = await Promise.all(
      [...byProvider].map(([provider, theirs]) => {
        const whole = theirs.flatMap(({ items }) => items.flatMap((item) => (item.whole ? item.resourceId.id : [])));
        return containersAmong(this.database, provider, whole);
      }),
    );
    return new Set(found.flatMap((each) => [...each]));
  }
}
