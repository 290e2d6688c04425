import { graphql } from '../api/graphql';

/** An entry of a schedule, as timelines and lists show it. */
graphql(/* GraphQL */ `
  fragment TakenTime on ScheduleEntry {
    kind
    startsAt
    endsAt
    turnaroundEndsAt
    changesAt
    units
    resource {
      id
    }
    booking {
      id
      title
    }
    downtime {
      id
      reason
    }
  }
`);
