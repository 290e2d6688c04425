const BOOKING = 'booking { id status startsAt endsAt expiresAt checkedInAt checkedOutAt }';
const ERRORS = 'userErrors { code message }';
const CONFLICTS = 'conflicts { resource { id } startsAt endsAt reason unitsFree booking { id } }';
const ALTERNATIVES = 'alternatives { startsAt endsAt items { units resource { id } } }';

const onBooking = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { answer: ${name}(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} } }`;

const REQUEST = `mutation ($input: RequestBookingInput!) {
  answer: requestBooking(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} ${ALTERNATIVES} }
}`;

export const MUTATIONS = {
  requestBooking: REQUEST,
  repeatRequest: REQUEST,
  confirmBooking: onBooking('confirmBooking', 'BookingActionInput'),
  cancelBooking: onBooking('cancelBooking', 'BookingActionInput'),
  approveBooking: onBooking('approveBooking', 'BookingActionInput'),
  declineBooking: onBooking('declineBooking', 'BookingActionInput'),
  markNoShow: onBooking('markNoShow', 'BookingActionInput'),
  checkInBooking: onBooking('checkInBooking', 'CheckBookingInput'),
  checkOutBooking: onBooking('checkOutBooking', 'CheckBookingInput'),
  rescheduleBooking: onBooking('rescheduleBooking', 'RescheduleBookingInput'),
  scheduleDowntime: `mutation ($input: ScheduleDowntimeInput!) {
    answer: scheduleDowntime(input: $input) { made: downtime { id } ${ERRORS} ${CONFLICTS} }
  }`,
  cancelDowntime: `mutation ($input: CancelDowntimeInput!) {
    answer: cancelDowntime(input: $input) { made: downtime { id } ${ERRORS} ${CONFLICTS} }
  }`,
  updateResource: `mutation ($input: UpdateResourceInput!) {
    answer: updateResource(input: $input) { made: resource { id } ${ERRORS} }
  }`,
  createResource: `mutation ($input: CreateResourceInput!) {
    answer: createResource(input: $input) { made: resource { id } ${ERRORS} }
  }`,
  proposeAgreement: `mutation ($input: ProposeAgreementInput!) {
    answer: proposeAgreement(input: $input) { made: agreement { id } ${ERRORS} }
  }`,
  acceptAgreement: `mutation ($input: AgreementActionInput!) {
    answer: acceptAgreement(input: $input) { made: agreement { id } ${ERRORS} }
  }`,
  endAgreement: `mutation ($input: AgreementActionInput!) {
    answer: endAgreement(input: $input) { made: agreement { id } ${ERRORS} }
  }`,
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
