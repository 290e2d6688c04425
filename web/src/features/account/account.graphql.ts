import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';

export const ACCOUNT = graphql(/* GraphQL */ `
  query Account {
    viewer {
      locale
      timeZone
      user {
        id
        name
      }
      sessions {
        id
        device
        createdAt
        lastSeenAt
        isCurrent
      }
    }
  }
`);

export const UPDATE_PROFILE = graphql(/* GraphQL */ `
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CHANGE_PASSWORD = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const END_SESSION = graphql(/* GraphQL */ `
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);

export const CLOSE_ACCOUNT = graphql(/* GraphQL */ `
  mutation CloseAccount($input: CloseAccountInput!) {
    closeAccount(input: $input) {
      userErrors {
        ...Errors
      }
    }
  }
`);
