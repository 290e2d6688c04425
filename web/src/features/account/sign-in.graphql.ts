import { graphql } from '../../api/graphql';
import '../../api/errors.graphql';

export const SIGN_IN = graphql(/* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        user {
          id
        }
      }
      userErrors {
        ...Errors
      }
    }
  }
`);

export const SIGN_UP = graphql(/* GraphQL */ `
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      viewer {
        user {
          id
        }
      }
      userErrors {
        ...Errors
      }
    }
  }
`);
