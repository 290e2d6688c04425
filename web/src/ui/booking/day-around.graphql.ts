import { graphql } from '../../api/graphql';

/** The day of a resource around a booking. */
export const DAY_AROUND = graphql(/* GraphQL */ `
  query DayAround($id: ID!, $from: DateTime!, $to: DateTime!) {
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
