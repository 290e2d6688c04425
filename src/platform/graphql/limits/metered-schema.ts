import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNullableType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { breathe } from '../../work/breathe.js';
import type { RequestContext } from '../request-context.js';
import { type FieldPrice, type Prices } from './prices.js';

const weights = new WeakMap<FieldNode, number>();

/** How many fields the selection asks of each entry, what is in lists inside counted once. */
function weightOf(info: GraphQLResolveInfo): number {
  return info.fieldNodes.reduce((sum, node) => {
    const known = weights.get(node) ?? fieldsIn(node.selectionSet, info);
    weights.set(node, known);
    return sum + known;
  }, 1);
}

function fieldsIn(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): number {
  return (set?.selections ?? []).reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1 + fieldsIn(selection.selectionSet, info);
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return sum + fieldsIn(inner?.selectionSet, info);
  }, 0);
}

/**
 * Counts the entries of lists, and the work of fields that have a price, against the budget of the operation while it is
 * executed: a price before is an estimate, this is what is really there. Long answers give others their turn.
 */
export function metered(schema: GraphQLSchema, prices: Prices): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const price = prices[`${type.name}.${field.name}`];
      if (isListType(getNullableType(field.type)) || price?.work !== undefined) {
        meter(type, field as Field, price ?? {});
      }
    }
  }
  return schema;
}

type Field = GraphQLField<unknown, RequestContext>;

function meter(type: GraphQLObjectType, field: Field, price: FieldPrice): void {
  const place = `${type.name}.${field.name}`;
  const resolve = field.resolve ?? defaultFieldResolver;
  const count = (context: RequestContext, info: GraphQLResolveInfo, answer: unknown): unknown => {
    if (!Array.isArray(answer) || answer.length === 0) return answer;
    const { budget } = context;
    budget.charge(place, answer.length * weightOf(info));
    return budget.takeBreath() ? breathe().then((): unknown => answer) : answer;
  };
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    try {
      const work = price.work?.(args) ?? 0;
      // Work is paid before it is done; entries of lists are paid by their number.
      if (work > 0) context.budget.charge(place, work);
      const answer: unknown = resolve(source, args, context, info);
      return answer instanceof Promise
        ? answer.then((found: unknown) => count(context, info, found))
        : count(context, info, answer);
    } catch (error) {
      // Thrown at once inside a list, graphql-js would leave what other entries wait for without a listener.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it was thrown
      return Promise.reject(error);
    }
  };
}
