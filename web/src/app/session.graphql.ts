import { graphql } from '../api/graphql';

export const SESSION = graphql(/* GraphQL */ `
  query Session {
    viewer {
      isPlatformAdmin
      locale
      timeZone
      user {
        id
        name
      }
      memberships {
        roles
        organization {
          id
          slug
          name
          kind
          status
          timeZone
        }
      }
    }
  }
`);

export const SIGN_OUT = graphql(/* GraphQL */ `
  mutation SignOut {
    signOut {
      userErrors {
        message
        field
        codeName
      }
    }
  }
`);

export const CHOOSE_LANGUAGE = graphql(/* GraphQL */ `
  mutation ChooseLanguage($locale: Locale!) {
    updateProfile(input: { locale: $locale }) {
      userErrors {
        message
        field
        codeName
      }
    }
  }
`);
