import '../../api/errors.graphql';
import { graphql } from '../../api/graphql';

export const MEMBERS = graphql(/* GraphQL */ `
  query Members($slug: String!) {
    organization(slug: $slug) {
      id
      name
      timeZone
      memberships {
        roles
        user {
          id
          name
          email
        }
      }
      invitations {
        id
        email
        roles
        createdAt
        expiresAt
        invitedBy {
          id
          name
        }
      }
    }
  }
`);

export const INVITE_MEMBER = graphql(/* GraphQL */ `
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      url
      invitation {
        id
        email
        expiresAt
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const REVOKE_INVITATION = graphql(/* GraphQL */ `
  mutation RevokeInvitation($input: InvitationActionInput!) {
    revokeInvitation(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const SET_MEMBER = graphql(/* GraphQL */ `
  mutation SetMember($input: SetMemberInput!) {
    setMember(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const LEAVE = graphql(/* GraphQL */ `
  mutation LeaveOrganization($input: OrganizationActionInput!) {
    leaveOrganization(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const ISSUE_RESET = graphql(/* GraphQL */ `
  mutation IssuePasswordReset($input: IssuePasswordResetInput!) {
    issuePasswordReset(input: $input) {
      url
      expiresAt
      userErrors {
        ...Errors
      }
    }
  }
`);
