import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../timeline/entries.graphql';
import '../../ui/booking/affected.graphql';

graphql(/* GraphQL */ `
  fragment ListedDowntime on Downtime {
    id
    startsAt
    endsAt
    reason
    resource {
      id
      name
      timeZone
    }
  }
`);

/** A resource as the form of a downtime needs it. */
graphql(/* GraphQL */ `
  fragment Blockable on Resource {
    id
    name
    timeZone
    viewerCan
  }
`);

export const DOWNTIMES = graphql(/* GraphQL */ `
  query Downtimes($filter: DowntimeFilter!, $own: ResourceFilter!, $first: Int!) {
    downtimes(filter: $filter, first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      nodes {
        ...ListedDowntime
      }
    }
    resources(filter: $own, first: 100) {
      nodes {
        ...Blockable
      }
    }
  }
`);

export const OWN_CALENDAR = graphql(/* GraphQL */ `
  query OwnCalendar(
    $own: ResourceFilter!
    $after: String
    $from: DateTime!
    $to: DateTime!
    $firstDay: LocalDate!
    $endDay: LocalDate!
  ) {
    resources(filter: $own, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Blockable
        code
        units
        parent {
          id
        }
        policy {
          turnaroundMinutes
          startStepMinutes
        }
        freePeriods(from: $from, to: $to) {
          startsAt
          endsAt
        }
        ...ShownTime
      }
    }
  }
`);

export const PREVIEW_DOWNTIME = graphql(/* GraphQL */ `
  query PreviewDowntime($input: ScheduleDowntimeInput!, $resourceId: ID!, $from: DateTime!, $to: DateTime!) {
    previewDowntime(input: $input) {
      affectedTotal
      affected {
        ...Affected
      }
      userErrors {
        ...Errors
      }
    }
    resource(id: $resourceId) {
      id
      schedule(from: $from, to: $to, inside: true) {
        startsAt
        turnaroundEndsAt
        booking {
          id
        }
      }
    }
  }
`);

export const SCHEDULE_DOWNTIME = graphql(/* GraphQL */ `
  mutation ScheduleDowntime($input: ScheduleDowntimeInput!) {
    scheduleDowntime(input: $input) {
      downtime {
        ...ListedDowntime
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const UPDATE_DOWNTIME = graphql(/* GraphQL */ `
  mutation UpdateDowntime($input: UpdateDowntimeInput!) {
    updateDowntime(input: $input) {
      downtime {
        ...ListedDowntime
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CANCEL_DOWNTIME = graphql(/* GraphQL */ `
  mutation CancelDowntime($input: CancelDowntimeInput!) {
    cancelDowntime(input: $input) {
      downtime {
        id
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
