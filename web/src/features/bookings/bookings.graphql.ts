import { graphql } from '../../api/graphql';
import '../../ui/booking/actions.graphql';

export const BOOKINGS = graphql(/* GraphQL */ `
  query BookingsPage(
    $filter: BookingFilter!
    $settled: BookingFilter!
    $unsettled: BookingFilter!
    $orderBy: BookingOrder!
    $first: Int!
    $after: String
  ) {
    settled: bookingCounts(filter: $settled) {
      status
      count
    }
    unsettled: bookingCounts(filter: $unsettled) {
      status
      count
    }
    bookings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ListedBooking
      }
    }
  }
`);
