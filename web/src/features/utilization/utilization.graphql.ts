import { graphql } from '../../api/graphql';

graphql(/* GraphQL */ `
  fragment Figures on UtilizationRow {
    key
    label
    availableMinutes
    bookedMinutes
    usedMinutes
    idleMinutes
    sharedMinutes
    usedWithinBookedMinutes
    bookedUtilization
    usedUtilization
    sharingRate
    fulfilment
    bookings
    noShows
    lateCancellations
    previous {
      usedUtilization
      bookedUtilization
    }
  }
`);

export const UTILIZATION = graphql(/* GraphQL */ `
  query Utilization(
    $rows: UtilizationReportInput!
    $hours: UtilizationReportInput!
    $trend: UtilizationReportInput!
    $idle: IdleCapacityInput!
    $refused: RefusedDemandInput!
  ) {
    rows: utilizationReport(input: $rows) {
      totals {
        ...Figures
      }
      rows {
        ...Figures
      }
    }
    hours: utilizationReport(input: $hours) {
      rows {
        key
        availableMinutes
        bookedMinutes
        usedMinutes
      }
    }
    trend: utilizationReport(input: $trend) {
      rows {
        key
        label
        bookedUtilization
        usedUtilization
      }
    }
    idle: idleCapacity(input: $idle, first: 10) {
      idleShare
      resource {
        id
        name
      }
      windows {
        weekday
        opensAt
        closesAt
        weeks
        idleShare
      }
    }
    refused: refusedDemand(input: $refused) {
      rows {
        key
        label
        number
        organizations
        unitMinutes
      }
    }
  }
`);

export const REPORT_SITES = graphql(/* GraphQL */ `
  query ReportSites($slug: String!) {
    organization(slug: $slug) {
      id
      name
      timeZone
      sites {
        id
        name
      }
    }
  }
`);

export const BEHIND = graphql(/* GraphQL */ `
  query BookingsBehind($input: UtilizationBookingsInput!, $first: Int!, $after: String) {
    utilizationBookings(input: $input, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reference
        title
        status
        startsAt
        endsAt
        organization {
          id
          name
        }
        items {
          resource {
            id
            name
            timeZone
          }
        }
      }
    }
  }
`);
