import { graphql } from '../../api/graphql';
import '../../ui/booking/actions.graphql';

export const DESK = graphql(/* GraphQL */ `
  query Desk($slug: String!, $filter: BookingFilter!) {
    organization(slug: $slug) {
      id
      name
      timeZone
      sites {
        id
        name
        timeZone
      }
    }
    bookings(filter: $filter, first: 100) {
      nodes {
        ...ListedBooking
      }
    }
  }
`);
