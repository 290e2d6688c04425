import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';
import '../../ui/booking/actions.graphql';

export const HOME = graphql(/* GraphQL */ `
  query OrganizationHome($slug: String!) {
    organization(slug: $slug) {
      id
      slug
      name
      kind
      status
      statusReason
      timeZone
      address
      description
      contact
      sites {
        id
        name
        address
      }
    }
  }
`);

export const START = graphql(/* GraphQL */ `
  query OrganizationStart($organizationId: ID!, $filter: HappeningFilter!) {
    viewer {
      happeningsReadUntil
      home(organizationId: $organizationId) {
        today
        upcoming
        tasks {
          kind
          count
          soonest
        }
        nextBooking {
          ...ListedBooking
        }
      }
    }
    happenings(filter: $filter, first: 15) {
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
      }
    }
  }
`);

export const NEXT_ONLY = graphql(/* GraphQL */ `
  query OrganizationTasks($organizationId: ID!) {
    viewer {
      home(organizationId: $organizationId) {
        today
        upcoming
        tasks {
          kind
          count
          soonest
        }
        nextBooking {
          ...ListedBooking
        }
      }
    }
  }
`);

export const MARK_READ = graphql(/* GraphQL */ `
  mutation MarkHappeningsRead($until: DateTime!) {
    markHappeningsRead(input: { until: $until }) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const LISTED = graphql(/* GraphQL */ `
  query ListedResources($organizationId: ID!, $first: Int!, $after: String) {
    resources(filter: { organizationId: $organizationId, status: LISTED }, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        kind
        skills
        site {
          id
          name
        }
      }
    }
  }
`);
