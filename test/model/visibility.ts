import { dayOf, type Minute } from './minutes.js';
import { belongsTo, booksFor, has, manages, type Organization, ORGANIZATIONS, type Person } from './people.js';
import type { Booking, Resource, World } from './world.js';

/** Whether an agreement by which `provider` lends to `consumer`, as known now, is active at the instant. */
export const covers = (world: World, provider: Organization, consumer: Organization, at: Minute): boolean =>
  [...world.agreements.values()].some(
    (agreement) =>
      agreement.stage === 'ACCEPTED' &&
      agreement.provider === provider &&
      agreement.consumer === consumer &&
      agreement.fromDay <= dayOf(at) &&
      dayOf(at) < agreement.toDay,
  );

export function isInAudience(world: World, resource: Resource, organization: Organization): boolean {
  if (organization === resource.provider || resource.audience === 'EVERYONE') return true;
  if (resource.audience !== 'PARTNERS') return false;
  // An agreement makes the two partners, whichever of them lends by it.
  return (
    covers(world, resource.provider, organization, world.now) ||
    covers(world, organization, resource.provider, world.now)
  );
}

export function seesResource(world: World, person: Person, resource: Resource): boolean {
  if (resource.status !== 'LISTED') return manages(person, resource.provider);
  return ORGANIZATIONS.some(
    (organization) => belongsTo(person, organization) && isInAudience(world, resource, organization),
  );
}

/** The booker, or who books for the organization that booked. */
export const isOnBookersSide = (person: Person, booking: Booking): boolean =>
  booking.bookedBy === person || booksFor(person, booking.organization);

export const seesBooking = (person: Person, booking: Booking): boolean =>
  isOnBookersSide(person, booking) || manages(person, booking.provider);

export const seesAgreements = (person: Person, organization: Organization): boolean =>
  has(person, organization, ['ADMIN']);
