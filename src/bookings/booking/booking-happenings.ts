import { type Actor, actorOf, type Operation, theClock, type Viewer } from '../../access/index.js';
import { changesBetween, type HappeningKind, type NewHappening } from '../../happenings/index.js';
import type { SeriesKey } from '../../platform/core/keys.js';
import { hull, type Instant } from '../../platform/core/time-range.js';
import type { Booking, FrozenItem } from '../core/booking.js';
import type { BookingStatus } from '../core/booking-status.js';
import { subjectOf } from '../core/cancellation.js';
import { placeOf } from './told-place.js';

type Sides = Pick<Booking, 'providerId' | 'consumerId' | 'bookedBy'>;

/** A new booking, or a hold that was confirmed, is told by its status. */
const kindOfNew: Readonly<Partial<Record<BookingStatus, HappeningKind>>> = {
  HELD: 'BOOKING_HELD',
  PENDING_APPROVAL: 'BOOKING_REQUESTED',
};

export const kindByStatus = (status: BookingStatus): HappeningKind => kindOfNew[status] ?? 'BOOKING_CONFIRMED';

/** The viewer, acting on the side that gives the right; who records past use for others acts for the provider. */
export function bookingActor(viewer: Viewer, operation: Operation, booking: Sides): Actor {
  const actor = actorOf(viewer, operation, subjectOf(booking));
  return actor.side === null ? actorOf(viewer, 'pastBooking', subjectOf(booking)) : actor;
}

type Told = Pick<NewHappening, 'kind' | 'actor' | 'at' | 'reason' | 'changes'>;

/** A happening about one booking, which touches the time of its items. */
export const ofBooking = (booking: Booking, told: Told): NewHappening => ({
  ...told,
  organization: booking.providerId,
  other: booking.consumerId,
  subject: { kind: 'BOOKING', id: booking.id.id },
  title: booking.title,
  resources: booking.items.map((item) => item.resourceId.id),
  touched: booking.period,
});

/** The same of what the clock brought about. */
export const byTheClock = (booking: Booking, kind: HappeningKind, at: Instant): NewHappening =>
  ofBooking(booking, { kind, at, actor: theClock });

/** A happening about a series: one, however many of its bookings it changed. */
export const ofSeries = (
  series: Sides & { readonly id: SeriesKey; readonly title: string },
  bookings: readonly {
    readonly period: Booking['period'];
    readonly items: readonly Pick<FrozenItem, 'resourceId'>[];
  }[],
  told: Told,
): NewHappening => ({
  ...told,
  organization: series.providerId,
  other: series.consumerId,
  subject: { kind: 'SERIES', id: series.id.id },
  title: series.title,
  resources: [...new Set(bookings.flatMap(({ items }) => items.map((item) => item.resourceId.id)))],
  touched: bookings.length === 0 ? null : hull(bookings.map(({ period }) => period)),
});

/** A move touches the time that was given back and the time that was taken. Null when nothing moved. */
export function ofMove(before: Booking, after: Booking, told: Omit<Told, 'kind' | 'changes'>): NewHappening | null {
  const changes = changesBetween(placeOf(before), placeOf(after));
  if (changes.length === 0) return null;
  return {
    ...ofBooking(after, { ...told, kind: 'BOOKING_MOVED', changes }),
    resources: [...new Set([...before.items, ...after.items].map((item) => item.resourceId.id))],
    touched: hull([before.period, after.period]),
  };
}
