import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';

/** The facts of a booking that lists of them and their actions need. */
graphql(/* GraphQL */ `
  fragment ListedBooking on Booking {
    id
    reference
    title
    status
    startsAt
    endsAt
    attendees
    changesAt
    checkInOpensAt
    noShowAt
    lateFrom
    lateCancellationFee {
      amount
      currency
    }
    quote {
      amount
      currency
    }
    viewerCan
    provided
    bookedBy {
      id
      name
    }
    organization {
      id
      name
    }
    provider {
      id
      name
    }
    items {
      units
      resource {
        id
        name
        timeZone
        site {
          id
          name
        }
      }
    }
  }
`);

export const CONFIRM = graphql(/* GraphQL */ `
  mutation ConfirmListed($input: BookingActionInput!) {
    confirmBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const CANCEL = graphql(/* GraphQL */ `
  mutation CancelListed($input: BookingActionInput!) {
    cancelBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const APPROVE = graphql(/* GraphQL */ `
  mutation ApproveListed($input: BookingActionInput!) {
    approveBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const DECLINE = graphql(/* GraphQL */ `
  mutation DeclineListed($input: BookingActionInput!) {
    declineBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const CHECK_IN = graphql(/* GraphQL */ `
  mutation CheckInListed($input: CheckBookingInput!) {
    checkInBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const CHECK_OUT = graphql(/* GraphQL */ `
  mutation CheckOutListed($input: CheckBookingInput!) {
    checkOutBooking(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
export const NO_SHOW = graphql(/* GraphQL */ `
  mutation NoShowListed($input: BookingActionInput!) {
    markNoShow(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
