import {
  type DocumentNode,
  getNullableType,
  type GraphQLSchema,
  isListType,
  type OperationDefinitionNode,
  TypeInfo,
  ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, createComplexityRule } from 'graphql-query-complexity';
import { MOST_PER_PAGE } from '../connection.js';

/** How long lists get, by `Type.field`, where it is not the usual. */
export type ListLengths = Readonly<Record<string, number>>;

/** What is inside a lab, the items of a booking, the members of an organization: seldom more. */
const USUAL_LENGTH = 25;

/** The lists of the schema about itself, as they are on average: anybody may ask for them. */
const INTROSPECTION: ListLengths = {
  '__Schema.types': 100,
  '__Schema.directives': 5,
  '__Type.fields': 6,
  '__Type.inputFields': 6,
  '__Type.enumValues': 6,
  '__Type.interfaces': 1,
  '__Type.possibleTypes': 2,
  '__Field.args': 2,
  '__Directive.args': 2,
  '__Directive.locations': 2,
};

/** Out of range is for the field itself to refuse, in words of its own. */
const pageLength = (first: number): number => Math.min(Math.max(first, 1), MOST_PER_PAGE);

/** Each field is 1, and all inside it as often as it will be there. */
function estimator(lengths: ListLengths): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    const times = (): number => {
      if (typeof args['first'] === 'number') return pageLength(args['first']);
      // The page was counted at the field that has `first`.
      if (!isListType(getNullableType(field.type)) || type.name.endsWith('Connection')) return 1;
      const place = `${type.name}.${field.name}`;
      return lengths[place] ?? INTROSPECTION[place] ?? USUAL_LENGTH;
    };
    return 1 + times() * childComplexity;
  };
}

/**
 * What it may cost at most to answer the operation, in fields. What the variables or arguments make invalid counts
 * nothing, as it is refused instead of executed. Throws GraphQLError for what makes all of it invalid.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  lengths: ListLengths,
): number {
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => undefined);
  const count = createComplexityRule({
    estimators: [estimator(lengths)],
    variables,
    maximumComplexity: Number.MAX_VALUE,
    // How many there are is what the document's limits have bounded before.
    maxQueryNodes: Number.MAX_VALUE,
  })(context);
  count.onOperationDefinitionEnter(operation);
  return count.complexity;
}
