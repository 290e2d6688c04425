import { graphql } from '../api/graphql';

/** The tasks of the viewer in all organizations, for the bell. */
export const TASKS = graphql(/* GraphQL */ `
  query Tasks {
    viewer {
      tasks(first: 8) {
        totalCount
        nodes {
          kind
          dueAt
          organization {
            id
            slug
            name
            timeZone
          }
          subject {
            __typename
            id
            ... on Booking {
              title
            }
            ... on Resource {
              name
            }
            ... on Organization {
              name
            }
          }
        }
      }
    }
  }
`);

/** Things that the words of the palette name. */
export const NAMED = graphql(/* GraphQL */ `
  query Named($text: String!) {
    resources(filter: { text: $text }, first: 5) {
      nodes {
        id
        name
        organization {
          id
          name
        }
      }
    }
    bookings(filter: { text: $text }, orderBy: START_DESC, first: 5) {
      nodes {
        id
        title
        reference
      }
    }
  }
`);
