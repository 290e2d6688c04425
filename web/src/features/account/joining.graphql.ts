import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';

export const INVITATION = graphql(/* GraphQL */ `
  query Invitation($token: String!) {
    invitation(token: $token) {
      id
      email
      roles
      invitedBy {
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
`);

export const ACCEPT_INVITATION = graphql(/* GraphQL */ `
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      membership {
        organization {
          id
          slug
        }
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const RESET_PASSWORD = graphql(/* GraphQL */ `
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const REGISTER_ORGANIZATION = graphql(/* GraphQL */ `
  mutation RegisterOrganization($input: RegisterOrganizationInput!) {
    registerOrganization(input: $input) {
      organization {
        id
        slug
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
