import { graphql } from '../../api/graphql';

export const BOOKING = graphql(/* GraphQL */ `
  query BookingPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Booking {
        reference
        title
        status
        startsAt
        endsAt
        expiresAt
        attendees
        reason
        checkedInAt
        checkedOutAt
        quote {
          amount
          currency
        }
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
        bookedBy {
          id
          name
        }
        series {
          id
          recurrence
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
