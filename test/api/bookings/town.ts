import type { Service } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../access/people.js';
import { createSite, join, verified } from '../organizations/places.js';
import { resourceId } from '../catalog/resources.js';

/** A school that books and a plant that lends, both verified; the plant's site is in Prague. */
export interface Town {
  readonly root: Person;
  readonly school: string;
  readonly schoolAdmin: Person;
  readonly coordinator: Person;
  readonly plant: string;
  readonly plantAdmin: Person;
  readonly manager: Person;
  readonly site: string;
  /** A new listed resource of the plant; answers its id. */
  resource(input?: object): Promise<string>;
}

/** `suffix` tells several towns of one service apart. */
export async function town(service: Service, suffix = ''): Promise<Town> {
  const root = await platformAdmin(service);
  const schoolAdmin = await person(service, `School Admin${suffix}`);
  const plantAdmin = await person(service, `Plant Admin${suffix}`);
  const coordinator = await person(service, `Coordinator${suffix}`);
  const manager = await person(service, `Manager${suffix}`);
  const school = await verified(service, root, schoolAdmin, `school${suffix}`);
  const plant = await verified(service, root, plantAdmin, `plant${suffix}`);
  await join(service, school, schoolAdmin, coordinator, ['COORDINATOR']);
  await join(service, plant, plantAdmin, manager, ['RESOURCE_MANAGER']);
  const site = (await createSite(service, manager, { organizationId: plant })).site.id as string;
  const resource = (input: object = {}) => resourceId(service, manager, { siteId: site, ...input });
  return { root, school, schoolAdmin, coordinator, plant, plantAdmin, manager, site, resource };
}

const CONFLICTS = /* GraphQL */ `
  conflicts {
    resource {
      id
    }
    startsAt
    endsAt
    reason
    unitsFree
    booking {
      id
    }
  }
`;
const ERRORS = /* GraphQL */ `
  userErrors {
    code
    message
    field
  }
`;
const BOOKING = /* GraphQL */ `
  booking {
    id
    reference
    status
    title
    attendees
    startsAt
    endsAt
    expiresAt
    items {
      units
      resource {
        id
      }
    }
    organization {
      id
    }
    provider {
      id
    }
    bookedBy {
      id
    }
    series {
      id
    }
  }
`;

const action = (mutation: string, input = 'BookingActionInput') => `mutation ($input: ${input}!) {
  ${mutation}(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} }
}`;

const documents = {
  requestBooking: `mutation ($input: RequestBookingInput!) {
    requestBooking(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} }
  }`,
  previewBooking: `query ($input: RequestBookingInput!) {
    previewBooking(input: $input) { status quote { amount currency } ${ERRORS} ${CONFLICTS} }
  }`,
  requestWithAlternatives: `mutation ($input: RequestBookingInput!) {
    requestBooking(input: $input) {
      booking { id } ${ERRORS} alternatives { startsAt endsAt items { units resource { id } } }
    }
  }`,
  cancelBooking: action('cancelBooking'),
  confirmBooking: action('confirmBooking'),
  approveBooking: action('approveBooking'),
  declineBooking: action('declineBooking'),
  markNoShow: action('markNoShow'),
  checkInBooking: action('checkInBooking', 'CheckBookingInput'),
  checkOutBooking: action('checkOutBooking', 'CheckBookingInput'),
  rescheduleBooking: action('rescheduleBooking', 'RescheduleBookingInput'),
  updateBooking: action('updateBooking', 'UpdateBookingInput'),
  requestBookingSeries: `mutation ($input: RequestBookingSeriesInput!) {
    requestBookingSeries(input: $input) {
      series { id recurrence timeZone occurrences { startsAt booking { status } skippedBecause } }
      occurrences { startsAt endsAt booking { id status startsAt } skippedBecause }
      ${ERRORS} ${CONFLICTS}
    }
  }`,
  previewBookingSeries: `query ($input: RequestBookingSeriesInput!) {
    previewBookingSeries(input: $input) {
      series { id }
      occurrences { startsAt endsAt booking { id } skippedBecause }
      ${ERRORS} ${CONFLICTS}
    }
  }`,
  cancelBookingSeries: `mutation ($input: CancelBookingSeriesInput!) {
    cancelBookingSeries(input: $input) { series { id } cancelled ${ERRORS} }
  }`,
  scheduleDowntime: `mutation ($input: ScheduleDowntimeInput!) {
    scheduleDowntime(input: $input) { downtime { id startsAt endsAt reason resource { id } } ${ERRORS} ${CONFLICTS} }
  }`,
  cancelDowntime: `mutation ($input: CancelDowntimeInput!) {
    cancelDowntime(input: $input) { downtime { id } ${ERRORS} ${CONFLICTS} }
  }`,
} as const;

/** Does one of the operations on bookings as `asker`; answers its payload. */
export async function act(service: Service, asker: Person, operation: keyof typeof documents, input: object) {
  const data = await service.data(documents[operation], { input }, asker.token);
  return data[operation === 'requestWithAlternatives' ? 'requestBooking' : operation];
}

export const codes = (payload: { userErrors: { code: string }[] }): string[] =>
  payload.userErrors.map((error) => error.code);
