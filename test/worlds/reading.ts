import type { Service } from '../support/app.js';
import type { Person } from './people.js';

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
export async function seen(service: Service, asker: Person, id: string) {
  return (await service.data(BOOKING, { id }, asker.token)).booking;
}

/** The schedule of a resource in a window. */
export async function scheduled(service: Service, asker: Person, id: string, from: string, to: string) {
  return (await service.data(SCHEDULE, { id, from, to }, asker.token)).resource.schedule;
}

/** The ids of all bookings that the filter leaves, as far as the asker sees them. */
export async function filtered(service: Service, asker: Person, filter: object): Promise<string[]> {
  return (await service.data(FILTERED, { filter }, asker.token)).bookings.nodes.map((node: { id: string }) => node.id);
}
