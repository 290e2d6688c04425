import { graphql } from './graphql';

/** A refusal as every payload carries it. */
export const ERRORS = graphql(/* GraphQL */ `
  fragment Errors on UserError {
    message
    field
    codeName
  }
`);
