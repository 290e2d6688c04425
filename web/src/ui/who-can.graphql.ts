import { graphql } from '../api/graphql';

export const MEMBERS_BY_ROLE = graphql(/* GraphQL */ `
  query MembersByRole($slug: String!) {
    organization(slug: $slug) {
      id
      memberships {
        roles
        user {
          id
          name
        }
      }
    }
  }
`);
