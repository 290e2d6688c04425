import { graphql } from '../../api/graphql';

export const EQUIPMENT = graphql(/* GraphQL */ `
  query Equipment(
    $filter: ResourceFilter!
    $from: DateTime!
    $to: DateTime!
    $month: UtilizationReportInput!
    $seesReports: Boolean!
  ) {
    resources(filter: $filter, first: 100) {
      nodes {
        id
        name
        code
        kind
        status
        units
        timeZone
        site {
          id
          name
        }
        parent {
          id
        }
        openPeriods(from: $from, to: $to) {
          startsAt
          endsAt
        }
        freePeriods(from: $from, to: $to) {
          startsAt
          endsAt
        }
      }
    }
    utilizationReport(input: $month) @include(if: $seesReports) {
      rows {
        key
        usedMinutes
        usedUtilization
      }
    }
  }
`);
