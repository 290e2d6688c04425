import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../ui/booking/actions.graphql';

export const APPROVALS = graphql(/* GraphQL */ `
  query Approvals($slug: String!, $filter: BookingFilter!, $first: Int!) {
    organization(slug: $slug) {
      id
      sites {
        id
        name
      }
    }
    bookings(filter: $filter, orderBy: DEADLINE, first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      nodes {
        ...ListedBooking
      }
    }
  }
`);

/** The day of a resource around a request. */
export const NEIGHBOURS = graphql(/* GraphQL */ `
  query Neighbours($id: ID!, $from: DateTime!, $to: DateTime!) {
    resource(id: $id) {
      id
      name
      openPeriods(from: $from, to: $to) {
        startsAt
        endsAt
      }
      schedule(from: $from, to: $to) {
        startsAt
        endsAt
        turnaroundEndsAt
        booking {
          id
          title
        }
        downtime {
          id
          reason
        }
      }
    }
  }
`);

export const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerBookings($input: AnswerBookingsInput!) {
    answerBookings(input: $input) {
      results {
        bookingId
        userErrors {
          message
        }
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
