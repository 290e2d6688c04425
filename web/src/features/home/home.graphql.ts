import { graphql } from '../../api/graphql';

export const HOME = graphql(/* GraphQL */ `
  query OrganizationHome($slug: String!) {
    organization(slug: $slug) {
      id
      slug
      name
      kind
      status
      timeZone
      address
      sites {
        id
        name
        timeZone
      }
    }
  }
`);
