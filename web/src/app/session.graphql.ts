import { graphql } from '../api/graphql';
import '../api/errors.graphql';

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
        ...Errors
      }
    }
  }
`);

export const CHOOSE_LANGUAGE = graphql(/* GraphQL */ `
  mutation ChooseLanguage($locale: Locale!) {
    updateProfile(input: { locale: $locale }) {
      userErrors {
        ...Errors
      }
    }
  }
`);
