import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BookingErrorCode } from '../core/booking-refusal.js';
import { subjectOf } from '../core/cancellation.js';
import { may, type Viewer } from '../../access/index.js';
import { isOpenThroughout, noSpecialDays, type SpecialDays, specialDaysIn } from '../../availability/index.js';
import type { CataloguedResource } from '../../catalog/index.js';
import { compareAsIds, type BookingKey, type OrganizationKey, type ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { type ChangedDay, daysBefore, type DaysChange } from '../../platform/core/changed-days.js';
import { Database } from '../../platform/db/database.js';
import { DAY_MS, hull, type Instant, type TimeRange, union } from '../../platform/core/time-range.js';
import {
  type HeldItem,
  heldItemsIn,
  heldItemsOf,
  observersOf,
  type WeeklyHours,
  weeklyHoursOf,
} from './affected-bookings.queries.js';
import { bookingsById } from './bookings.repository.js';

/** A downtime as it is asked for. */
export interface WantedDowntime {
  readonly resource: ResourceKey;
  readonly period: TimeRange;
}

/** A booking that a change hit, the resource that it is about, and the rule that the booking would break now. */
export interface Affected {
  readonly bookingId: BookingKey;
  readonly resourceId: ResourceKey;
  readonly because: BookingErrorCode;
  readonly startsAt: Instant;
  readonly subject: ReturnType<typeof subjectOf>;
  /** The downtime in whose way it stands; null = another change hit it. */
  readonly downtime: WantedDowntime | null;
}

/** The place and time at which a booking stands in the way of a downtime. */
export interface InTheWay {
  readonly bookingId: BookingKey;
  readonly resourceId: ResourceKey;
  readonly downtime: WantedDowntime;
}

/** Owners that are looked at in one statement. */
const OWNERS_AT_ONCE = 50;
/** Items that are looked at before others get a turn. */
const ITEMS_AT_ONCE = 2_000;

const affectedBy = (item: HeldItem, because: BookingErrorCode): Affected => ({
  bookingId: { provider: item.organizationKey, id: item.bookingKey },
  resourceId: { provider: item.organizationKey, id: item.resourceKey },
  because,
  startsAt: item.period.startsAt,
  subject: { own: item.consumerKey, provider: item.organizationKey, booker: item.bookerKey },
  downtime: null,
});

/** One of each booking, by start. */
function oncePerBooking(affected: readonly Affected[]): Affected[] {
  const first = new Map<BookingKey['id'], Affected>();
  for (const each of affected) if (!first.has(each.bookingId.id)) first.set(each.bookingId.id, each);
  return [...first.values()].sort((a, b) => a.startsAt - b.startsAt || compareAsIds(a.bookingId, b.bookingId));
}

/** The bookings that a change of time hit (rules A10): they hold their time, have not ended and broke no such rule before. */
@Injectable()
export class AffectedBookings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The affected bookings that the viewer may see. */
  visible(viewer: Viewer, affected: readonly Affected[]): Affected[] {
    return affected.filter(({ subject }) => may(viewer, 'booking', subject));
  }

  /** Finds the bookings that a change of a resource's opening hours or status affects. */
  async ofResource(before: CataloguedResource, after: CataloguedResource): Promise<Affected[]> {
    const key = after.id;
    const withdrawn = before.status === 'LISTED' && after.status !== 'LISTED';
    const reopened = before.openingHours !== after.openingHours || before.timeZone !== after.timeZone;
    if (!(withdrawn || reopened)) return [];
    const items = await heldItemsOf(this.database, key, this.clock.now());
    if (items.length === 0) return [];
    const span = hull(items.map(({ period }) => period));
    const days = await specialDaysIn(this.database, [key.provider], span);
    const specialDays = days.get(key.provider) ?? noSpecialDays;
    const isOpen = ({ openingHours, timeZone }: WeeklyHours, period: TimeRange) =>
      isOpenThroughout({ openingHours, timeZone, specialDays }, period);
    return oncePerBooking(
      items.flatMap((item) => {
        if (isOpen(before, item.period) && !isOpen(after, item.period)) {
          return [affectedBy(item, 'OUTSIDE_OPENING_HOURS')];
        }
        return withdrawn ? [affectedBy(item, 'NOT_LISTED')] : [];
      }),
    );
  }

  /** Finds the bookings that special days of one organization, or of all that observe a region, affect. */
  async ofDays(change: DaysChange): Promise<Affected[]> {
    const now = this.clock.now();
    const windows = windowsOf(change.days, now);
    if (windows.length === 0) return [];
    const numbers = change.days.map(({ day }) => day);
    const owners =
      'region' in change
        ? await observersOf(this.database, change.region, numbers)
        : [{ organizationKey: change.organizationKey, ownDays: new Set<number>() }];
    const affected: Affected[] = [];
    for (let first = 0; first < owners.length; first += OWNERS_AT_ONCE) {
      const part = owners.slice(first, first + OWNERS_AT_ONCE);
      const changes = new Map(
        part.map((owner) => [owner.organizationKey, change.days.filter(({ day }) => !owner.ownDays.has(day))]),
      );
      affected.push(...(await this.ofOwners(changes, windows, now)));
    }
    return oncePerBooking(affected);
  }

  /** Finds the bookings that stand in the way of a refused downtime. */
  async ofDowntime(inTheWay: readonly InTheWay[]): Promise<Affected[]> {
    const now = this.clock.now();
    const bookings = await bookingsById(
      this.database,
      inTheWay.map(({ bookingId }) => bookingId),
      now,
    );
    return oncePerBooking(
      inTheWay.flatMap(({ bookingId, resourceId, downtime }): Affected[] => {
        const booking = bookings.get(bookingId.id);
        if (booking === undefined || booking.period.endsAt <= now) return [];
        const { startsAt } = booking.period;
        return [{ bookingId, resourceId, because: 'CONFLICT', startsAt, subject: subjectOf(booking), downtime }];
      }),
    );
  }

  private async ofOwners(
    changes: ReadonlyMap<OrganizationKey, readonly ChangedDay[]>,
    windows: readonly TimeRange[],
    now: Instant,
  ): Promise<Affected[]> {
    const owners = [...changes.keys()];
    const items = await heldItemsIn(this.database, owners, windows, now);
    if (items.length === 0) return [];
    const [hours, current] = await Promise.all([
      weeklyHoursOf(this.database, items),
      specialDaysIn(this.database, owners, hull(items.map(({ period }) => period))),
    ]);
    const former = new Map<OrganizationKey, SpecialDays>();
    for (const [owner, days] of changes) former.set(owner, daysBefore(current.get(owner) ?? noSpecialDays, days));
    // Many bookings share a calendar and a period.
    const known = new Map<string, boolean>();
    const isHit = ({ organizationKey, calendarKey, period }: HeldItem): boolean => {
      const name = `${calendarKey} ${period.startsAt} ${period.endsAt}`;
      let hit = known.get(name);
      if (hit === undefined) {
        const weekly = hours.get(calendarKey);
        const isOpen = (days: SpecialDays | undefined) =>
          weekly === undefined || isOpenThroughout({ ...weekly, specialDays: days ?? noSpecialDays }, period);
        hit = !isOpen(current.get(organizationKey)) && isOpen(former.get(organizationKey));
        known.set(name, hit);
      }
      return hit;
    };
    const affected: Affected[] = [];
    for (const [index, item] of items.entries()) {
      if (index % ITEMS_AT_ONCE === ITEMS_AT_ONCE - 1) await setImmediate();
      if (isHit(item)) affected.push(affectedBy(item, 'OUTSIDE_OPENING_HOURS'));
    }
    return affected;
  }
}

/** When the days are to come, in any zone: a day lies within one day of the same day in UTC. */
const windowsOf = (days: readonly ChangedDay[], now: Instant): TimeRange[] =>
  union(days.map(({ day }) => ({ startsAt: (day - 1) * DAY_MS, endsAt: (day + 2) * DAY_MS })))
    .map(({ startsAt, endsAt }) => ({ startsAt: Math.max(startsAt, now), endsAt }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
