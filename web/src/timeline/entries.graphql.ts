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

/** The time of a resource as a timeline shows it; the operation names the window and its days. */
graphql(/* GraphQL */ `
  fragment ShownTime on Resource {
    openPeriods(from: $from, to: $to) {
      startsAt
      endsAt
    }
    specialDays(from: $firstDay, to: $endDay) {
      day
      name
    }
    schedule(from: $from, to: $to, inside: true) {
      ...TakenTime
    }
  }
`);
