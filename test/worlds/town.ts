import type { Root, Service } from '../support/app.js';
import { ERRORS, mutation, type Given, type Operation, type Refusable } from './mutations.js';
import { person, type Person, platformAdmin } from './people.js';
import { createSite, join, verified } from './places.js';
import { resourceId } from './resources.js';
import type { BookingActionInput, CheckBookingInput, Inputs, UpdateBookingInput } from './schema.js';

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
  resource(input?: Given<'createResource'>): Promise<string>;
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
  const site = (await createSite(service, manager, { organizationId: plant })).site.id;
  const resource = (input: Given<'createResource'> = {}) => resourceId(service, manager, { siteId: site, ...input });
  return { root, school, schoolAdmin, coordinator, plant, plantAdmin, manager, site, resource };
}

const CONFLICTS = 'conflicts { resource { id } startsAt endsAt reason unitsFree booking { id } }';
const BOOKING = `booking {
  id reference status title attendees startsAt endsAt expiresAt items { units resource { id } }
  organization { id } provider { id } bookedBy { id } series { id }
}`;
const ACTION = `${BOOKING} ${ERRORS} ${CONFLICTS}`;

const selections = {
  requestBooking: ACTION,
  cancelBooking: ACTION,
  confirmBooking: ACTION,
  approveBooking: ACTION,
  declineBooking: ACTION,
  markNoShow: ACTION,
  checkInBooking: ACTION,
  checkOutBooking: ACTION,
  rescheduleBooking: ACTION,
  updateBooking: ACTION,
  requestBookingSeries: `
    series { id recurrence timeZone occurrences { startsAt booking { status } skippedBecause } }
    occurrences { startsAt endsAt booking { id status startsAt } skippedBecause } ${ERRORS} ${CONFLICTS}`,
  cancelBookingSeries: `series { id } cancelled ${ERRORS}`,
  scheduleDowntime: `downtime { id startsAt endsAt reason resource { id } } ${ERRORS} ${CONFLICTS}`,
  cancelDowntime: `downtime { id } ${ERRORS} ${CONFLICTS}`,
} as const satisfies Partial<Record<Operation, string>>;

const documents = {
  ...Object.fromEntries(
    Object.entries(selections).map(([name, fields]) => [name, mutation(name as keyof typeof selections, fields)]),
  ),
  requestWithAlternatives: mutation(
    'requestBooking',
    `booking { id } ${ERRORS} alternatives { startsAt endsAt items { units resource { id } } }`,
  ),
  previewBooking: `query ($input: RequestBookingInput!) {
    answer: previewBooking(input: $input) { status quote { amount currency } ${ERRORS} ${CONFLICTS} }
  }`,
  previewBookingSeries: `query ($input: RequestBookingSeriesInput!) {
    answer: previewBookingSeries(input: $input) {
      series { id } occurrences { startsAt endsAt booking { id } skippedBecause } ${ERRORS} ${CONFLICTS}
    }
  }`,
} as Record<keyof typeof selections | 'requestWithAlternatives' | 'previewBooking' | 'previewBookingSeries', string>;

export type Act = keyof typeof documents;
/** Field of the schema that an operation asks for. */
type Asked<Name extends Act> = Name extends 'requestWithAlternatives'
  ? 'requestBooking'
  : Exclude<Name, 'requestWithAlternatives'>;
export type ActInput<Name extends Act> = Inputs[Asked<Name>];
export type ActPayload<Name extends Act> = Root[Asked<Name>];

/** A step of a booking that needs no more than the booking. */
export type BookingStep =
  | 'confirmBooking'
  | 'cancelBooking'
  | 'approveBooking'
  | 'declineBooking'
  | 'markNoShow'
  | 'checkInBooking'
  | 'checkOutBooking'
  | 'updateBooking';
export type StepInput = Partial<BookingActionInput & CheckBookingInput & UpdateBookingInput>;

/** Does one of the operations on bookings as `asker`; answers its payload. */
export async function act<Name extends Act>(
  service: Service,
  asker: Person,
  operation: Name,
  input: ActInput<Name>,
): Promise<ActPayload<Name>> {
  return (await service.data<{ answer: ActPayload<Name> }>(documents[operation], { input }, asker.token)).answer;
}

/** Codes of the errors of a payload. */
export const codes = (payload: Refusable): string[] => payload.userErrors.map((error) => error.code);
