import { graphql } from '../../api/graphql';

export const FIND = graphql(/* GraphQL */ `
  query Find($input: AvailabilitySearchInput!, $first: Int!, $after: String) {
    availableResources(input: $input, first: $first, after: $after) {
      nodes {
        distanceKilometres
        slots(first: 3) {
          startsAt
          endsAt
          quote {
            amount
            currency
          }
        }
        resource {
          id
          name
          kind
          skills
          units
          timeZone
          images {
            id
            alt
            url(size: THUMBNAIL)
          }
          policy {
            approval
          }
          site {
            id
            name
          }
          organization {
            id
            slug
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nearestFits {
        filter
        atMost
        offer {
          startsAt
          endsAt
          distanceKilometres
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

/** The sites of an own organization, from which distances count. */
export const OWN_SITES = graphql(/* GraphQL */ `
  query OwnSites($slug: String!) {
    organization(slug: $slug) {
      id
      sites {
        id
        name
        location {
          latitude
        }
      }
    }
  }
`);

/** Skills as listed resources name them, to suggest while somebody types. */
export const SKILLS = graphql(/* GraphQL */ `
  query Skills($text: String) {
    listedSkills(text: $text, first: 10) {
      skill
      resources
    }
  }
`);
