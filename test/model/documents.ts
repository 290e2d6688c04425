const BOOKING = 'booking { id status startsAt endsAt expiresAt checkedInAt checkedOutAt }';
const ERRORS = 'userErrors { code message }';
const CONFLICTS = 'conflicts { resource { id } startsAt endsAt reason unitsFree booking { id } }';
const ALTERNATIVES = 'alternatives { startsAt endsAt items { units resource { id } } }';

const onBooking = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { answer: ${name}(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} } }`;

export const MUTATIONS = {
  requestBooking: `mutation ($input: RequestBookingInput!) {
    answer: requestBooking(input: $input) { ${BOOKING} ${ERRORS} ${CONFLICTS} ${ALTERNATIVES} }
  }`,
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

export const BOOKINGS = `query ($filter: BookingFilter) {
  bookings(filter: $filter, first: 100) { totalCount nodes { id status startsAt endsAt } }
}`;

export const SCHEDULE = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
  resource(id: $id) {
    schedule(from: $from, to: $to) { startsAt endsAt kind units booking { id } downtime { id } }
  }
}`;

export const FREE_PERIODS = `query ($id: ID!, $from: DateTime!, $to: DateTime!, $minimumMinutes: Int!, $units: Int!) {
  resource(id: $id) {
    freePeriods(from: $from, to: $to, minimumMinutes: $minimumMinutes, units: $units) { startsAt endsAt }
  }
}`;
