import { graphql } from './graphql';

export const CHANGED = graphql(/* GraphQL */ `
  subscription Changed($input: ChangedInput!) {
    changed(input: $input) {
      kind
      id
    }
  }
`);
