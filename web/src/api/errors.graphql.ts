import { graphql } from './graphql';

/** A refusal as every payload carries it. */
graphql(/* GraphQL */ `
  fragment Errors on UserError {
    message
    field
    codeName
  }
`);
