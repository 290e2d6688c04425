import { graphql } from '../../api/graphql';

export const ACTIVITY = graphql(/* GraphQL */ `
  query ActivityPage($filter: HappeningFilter!, $first: Int!, $after: String) {
    happenings(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
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
        subject {
          __typename
          id
          ... on Organization {
            slug
          }
        }
      }
    }
  }
`);
