import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../ui/booking/actions.graphql';
import '../../ui/booking/preview.graphql';

export const BOOKING = graphql(/* GraphQL */ `
  query BookingPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Booking {
        ...ListedBooking
        expiresAt
        reason
        items {
          resource {
            id
            skills
            policy {
              startStepMinutes
            }
          }
        }
        quoteLines {
          ...PricedLine
        }
        checkedInAt
        checkedOutAt
        organization {
          id
          slug
          name
        }
        provider {
          id
          slug
          name
        }
        series {
          id
          recurrence
        }
        usage {
          id
          reservedMinutes
          usedMinutes
          outcome
          charge {
            amount
            currency
          }
          parts {
            description
            amount
          }
          resource {
            id
            name
          }
        }
        happenings(first: 20) {
          nodes {
            id
            at
            text
            reason
            by {
              id
              name
            }
            bySide {
              id
              name
            }
            changes {
              field
              before
              after
            }
          }
        }
      }
    }
  }
`);

/** Cancels the bookings of a series from a start on, or all that have not started. */
export const CANCEL_SERIES = graphql(/* GraphQL */ `
  mutation CancelSeries($input: CancelBookingSeriesInput!) {
    cancelBookingSeries(input: $input) {
      cancelled
      userErrors {
        ...Errors
      }
    }
  }
`);

export const PREVIEW_MOVE = graphql(/* GraphQL */ `
  query PreviewMove($input: RescheduleBookingInput!) {
    previewReschedule(input: $input) {
      ...Preview
    }
  }
`);

export const MOVE_BOOKING = graphql(/* GraphQL */ `
  mutation MoveBooking($input: RescheduleBookingInput!) {
    rescheduleBooking(input: $input) {
      booking {
        id
        status
        startsAt
        endsAt
      }
      userErrors {
        ...Errors
      }
      conflicts {
        ...Clash
      }
    }
  }
`);

export const UPDATE_BOOKING = graphql(/* GraphQL */ `
  mutation UpdateBooking($input: UpdateBookingInput!) {
    updateBooking(input: $input) {
      booking {
        id
        title
        attendees
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
