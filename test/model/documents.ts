import { ERRORS, mutation, type Operation } from '../worlds/mutations.js';

const BOOKING = 'booking { id status startsAt endsAt expiresAt checkedInAt checkedOutAt }';
const CONFLICTS = 'conflicts { resource { id } startsAt endsAt reason unitsFree booking { id } }';
const ALTERNATIVES = 'alternatives { startsAt endsAt items { units resource { id } } }';

const onBooking = (name: Operation): string => mutation(name, `${BOOKING} ${ERRORS} ${CONFLICTS}`);
const making = (name: Operation, made: string): string => mutation(name, `made: ${made} { id } ${ERRORS}`);

const REQUEST = mutation('requestBooking', `${BOOKING} ${ERRORS} ${CONFLICTS} ${ALTERNATIVES}`);

export const MUTATIONS = {
  requestBooking: REQUEST,
  repeatRequest: REQUEST,
  confirmBooking: onBooking('confirmBooking'),
  cancelBooking: onBooking('cancelBooking'),
  approveBooking: onBooking('approveBooking'),
  declineBooking: onBooking('declineBooking'),
  markNoShow: onBooking('markNoShow'),
  checkInBooking: onBooking('checkInBooking'),
  checkOutBooking: onBooking('checkOutBooking'),
  rescheduleBooking: onBooking('rescheduleBooking'),
  scheduleDowntime: mutation('scheduleDowntime', `made: downtime { id } ${ERRORS} ${CONFLICTS}`),
  cancelDowntime: mutation('cancelDowntime', `made: downtime { id } ${ERRORS} ${CONFLICTS}`),
  updateResource: making('updateResource', 'resource'),
  createResource: making('createResource', 'resource'),
  proposeAgreement: making('proposeAgreement', 'agreement'),
  acceptAgreement: making('acceptAgreement', 'agreement'),
  endAgreement: making('endAgreement', 'agreement'),
} as const;

export const PREVIEW = `query ($input: RequestBookingInput!) {
  answer: previewBooking(input: $input) { status ${ERRORS} ${CONFLICTS} ${ALTERNATIVES} }
}`;

const each = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join();

/** Many questions in one request: the answer to the nth stands in `answer<n>`. */
export const bookingsBy = (count: number): string => `
  query (${each(count, (index) => `$filter${index}: BookingFilter`)}) {
    ${each(count, (index) => `answer${index}: bookings(filter: $filter${index}, first: 100) { nodes { id status } }`)}
  }`;

export const schedulesOf = (count: number): string => `
  query ($from: DateTime!, $to: DateTime!, ${each(count, (index) => `$id${index}: ID!`)}) {
    ${each(
      count,
      (index) => `answer${index}: resource(id: $id${index}) {
        schedule(from: $from, to: $to) { startsAt endsAt kind units booking { id } downtime { id } }
      }`,
    )}
  }`;

const wanted = (index: number): string =>
  `$id${index}: ID!, $from${index}: DateTime!, $to${index}: DateTime!, $minimum${index}: Int!, $units${index}: Int!`;

export const freePeriodsOf = (count: number): string => `
  query (${each(count, wanted)}) {
    ${each(
      count,
      (index) => `answer${index}: resource(id: $id${index}) {
        freePeriods(from: $from${index}, to: $to${index}, minimumMinutes: $minimum${index}, units: $units${index}) {
          startsAt endsAt
        }
      }`,
    )}
  }`;
