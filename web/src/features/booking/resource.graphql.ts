import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../timeline/entries.graphql';
import '../../ui/booking/preview.graphql';

/** A booking that was just made or held. */
graphql(/* GraphQL */ `
  fragment Booked on Booking {
    id
    reference
    title
    status
    startsAt
    endsAt
    expiresAt
    quote {
      amount
      currency
    }
  }
`);

export const RESOURCE = graphql(/* GraphQL */ `
  query ResourcePage(
    $id: ID!
    $from: DateTime!
    $to: DateTime!
    $firstDay: LocalDate!
    $endDay: LocalDate!
    $units: Int!
  ) {
    node(id: $id) {
      __typename
      id
      ... on Resource {
        name
        code
        kind
        description
        units
        seats
        skills
        status
        timeZone
        organization {
          id
          slug
          name
        }
        site {
          id
          name
          address
        }
        parent {
          id
          name
        }
        children {
          id
          name
          code
          units
        }
        images {
          id
          alt
          width
          height
          large: url
          thumbnail: url(size: THUMBNAIL)
        }
        openingHours {
          weekday
          opensAt
          closesAt
        }
        policy {
          approval
          minimumMinutes
          maximumMinutes
          startStepMinutes
          minimumNoticeMinutes
          maximumAdvanceDays
          turnaroundMinutes
          cancellationNoticeMinutes
          checkInOpensMinutes
          noShowAfterMinutes
        }
        freePeriods(from: $from, to: $to, units: $units) {
          startsAt
          endsAt
        }
        ...ShownTime
      }
    }
  }
`);

export const PREVIEW_BOOKING = graphql(/* GraphQL */ `
  query PreviewBooking($input: RequestBookingInput!) {
    previewBooking(input: $input) {
      ...Preview
    }
  }
`);

export const REQUEST_BOOKING = graphql(/* GraphQL */ `
  mutation RequestBooking($input: RequestBookingInput!) {
    requestBooking(input: $input) {
      booking {
        ...Booked
      }
      userErrors {
        ...Errors
      }
      conflicts {
        ...Clash
      }
      alternatives {
        startsAt
        endsAt
      }
    }
  }
`);

export const CONFIRM_BOOKING = graphql(/* GraphQL */ `
  mutation ConfirmBooking($input: BookingActionInput!) {
    confirmBooking(input: $input) {
      booking {
        ...Booked
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CANCEL_BOOKING = graphql(/* GraphQL */ `
  mutation CancelBooking($input: BookingActionInput!) {
    cancelBooking(input: $input) {
      booking {
        id
        status
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
