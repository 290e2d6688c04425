import { graphql } from '../../api/graphql';
import '../../ui/booking/actions.graphql';

export const APPROVALS = graphql(/* GraphQL */ `
  query Approvals($filter: BookingFilter!) {
    bookings(filter: $filter, orderBy: DEADLINE, first: 50) {
      totalCount
      nodes {
        ...ListedBooking
      }
    }
  }
`);
