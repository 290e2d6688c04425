import type { Service } from '../support/app.js';
import type { Person } from './people.js';
import type { Booking, BookingFilter, ScheduleEntry } from './schema.js';

type SeenBooking = Pick<
  Booking,
  'status' | 'startsAt' | 'endsAt' | 'expiresAt' | 'checkedInAt' | 'checkedOutAt' | 'reason'
>;
type SeenEntry = Pick<ScheduleEntry, 'startsAt' | 'endsAt' | 'kind' | 'units'> & {
  readonly booking: Pick<Booking, 'id'>;
};

const BOOKING = /* GraphQL */ `
  query ($id: ID!) {
    booking(id: $id) {
      status
      startsAt
      endsAt
      expiresAt
      checkedInAt
      checkedOutAt
      reason
    }
  }
`;

const SCHEDULE = /* GraphQL */ `
  query ($id: ID!, $from: DateTime!, $to: DateTime!) {
    resource(id: $id) {
      schedule(from: $from, to: $to) {
        startsAt
        endsAt
        kind
        units
        booking {
          id
        }
      }
    }
  }
`;

const FILTERED = /* GraphQL */ `
  query ($filter: BookingFilter) {
    bookings(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
      }
    }
  }
`;

/** The booking as the asker sees it now. */
export async function seen(service: Service, asker: Person, id: string): Promise<SeenBooking> {
  return (await service.data(BOOKING, { id }, asker.token)).booking;
}

/** The schedule of a resource in a window. */
export async function scheduled(
  service: Service,
  asker: Person,
  id: string,
  from: string,
  to: string,
): Promise<readonly SeenEntry[]> {
  return (await service.data(SCHEDULE, { id, from, to }, asker.token)).resource.schedule;
}

/** The ids of all bookings that the filter leaves, as far as the asker sees them. */
export async function filtered(service: Service, asker: Person, filter: BookingFilter): Promise<string[]> {
  return (await service.data(FILTERED, { filter }, asker.token)).bookings.nodes.map((node) => node.id);
}
