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
