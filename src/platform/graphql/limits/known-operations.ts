import { GraphQLError, type ValidationRule } from 'graphql';

/** graphql-js finds out about a kind of operation that the schema has not only when it executes it. */
export const knownOperationsRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation) == null) {
      context.reportError(
        new GraphQLError(`The schema has no operation of the kind ${node.operation}.`, { nodes: node }),
      );
    }
  },
});
