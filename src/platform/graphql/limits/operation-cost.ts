import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLIncludeDirective,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { MOST_PER_PAGE } from '../connection.js';
import { type FieldArguments, priceOf, type Prices, USUAL_LENGTH } from './prices.js';

/** The cost of answering a field, all inside it included. */
interface Costed {
  readonly place: string;
  readonly cost: number;
  readonly narrow: string | null;
  readonly inside: readonly Costed[];
}

export interface OperationCost {
  /** The cost, in fields; Infinity when it is beyond counting. */
  readonly cost: number;
  /** The cost by usual lengths of lists, which decides whether the operation is dear; of a query the same as `cost`. */
  readonly usualCost: number;
  /** Fields of Query or Mutation that are asked for; those about the schema do not count. */
  readonly operations: number;
  /** The field that costs most, as `Type.field`, and how to ask for less. */
  readonly dearest: { readonly place: string; readonly narrow: string } | null;
}

/** Out of range is for the field itself to refuse, in words of its own. */
const pageLength = (first: number): number => Math.min(Math.max(first, 1), MOST_PER_PAGE);

const isEntries = (place: string): boolean => /Connection\.(nodes|edges)$/.test(place);

const NOTHING: OperationCost = { cost: 0, usualCost: 0, operations: 0, dearest: null };

const sumOf = (fields: readonly Costed[]): number => fields.reduce((sum, { cost }) => sum + cost, 0);

class Walk {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Record<string, unknown>,
    private readonly prices: Prices,
    /** Whether lists count with the most that they may have. */
    private readonly atMost: boolean,
  ) {
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((definition) => [definition.name.value, definition]));
  }

  /** A skipped field costs nothing, and neither does one whose arguments are wrong, because it is refused instead. */
  selections(type: GraphQLNamedType, set: SelectionSetNode | undefined): Costed[] {
    return (set?.selections ?? []).flatMap((selection) => {
      if (this.isLeftOut(selection)) return [];
      if (selection.kind === Kind.FIELD) return this.field(type, selection) ?? [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition && this.schema.getType(selection.typeCondition.name.value);
        return this.selections(on ?? type, selection.selectionSet);
      }
      const fragment = this.fragments.get(selection.name.value);
      const on = fragment && this.schema.getType(fragment.typeCondition.name.value);
      return on === undefined ? [] : this.selections(on, fragment?.selectionSet);
    });
  }

  private isLeftOut(node: Parameters<typeof getDirectiveValues>[1]): boolean {
    return (
      getDirectiveValues(GraphQLSkipDirective, node, this.variables)?.['if'] === true ||
      getDirectiveValues(GraphQLIncludeDirective, node, this.variables)?.['if'] === false
    );
  }

  private field(type: GraphQLNamedType, node: FieldNode): Costed | null {
    const definition = this.definition(type, node.name.value);
    if (definition === null) return null;
    const args = this.argumentsOf(definition, node);
    if (args === null) return null;
    const named = getNamedType(definition.type);
    const inside = isCompositeType(named) ? this.selections(named, node.selectionSet) : [];
    const place = `${type.name}.${definition.name}`;
    const price = priceOf(this.prices, place);
    const times = this.times(type, definition, args);
    // Only the entries of a page come as often as `first` says.
    const often = (of: Costed): number => (named.name.endsWith('Connection') && !isEntries(of.place) ? 1 : times);
    const cost = inside.reduce((sum, each) => sum + often(each) * each.cost, 1 + (price.work?.(args) ?? 0));
    const narrow = price.narrow ?? (typeof args['first'] === 'number' ? 'ask for fewer with `first`' : null);
    return { place, cost, narrow, inside };
  }

  private definition(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | null {
    if (type === this.schema.getQueryType()) {
      const about = [SchemaMetaFieldDef, TypeMetaFieldDef].find((meta) => meta.name === name);
      if (about !== undefined) return about;
    }
    return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[name] ?? null) : null;
  }

  private argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): FieldArguments | null {
    try {
      return getArgumentValues(definition, node, this.variables);
    } catch {
      return null;
    }
  }

  private times(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>, args: FieldArguments): number {
    if (typeof args['first'] === 'number') return pageLength(args['first']);
    // The page was counted at the field that has `first`.
    const place = `${type.name}.${field.name}`;
    if (!isListType(getNullableType(field.type)) || isEntries(place)) return 1;
    const price = priceOf(this.prices, place);
    const usual = price.length?.(args) ?? USUAL_LENGTH;
    return this.atMost ? Math.max(price.most ?? usual, usual) : usual;
  }
}

/** Goes down to the field that makes up most of the cost and has a way to be narrowed. */
function dearestOf(fields: readonly Costed[]): OperationCost['dearest'] {
  const dearest = fields.reduce<Costed | null>((a, b) => (a !== null && a.cost >= b.cost ? a : b), null);
  if (dearest === null) return null;
  const inside = dearestOf(dearest.inside);
  const total = dearest.inside.reduce((sum, { cost }) => sum + cost, 0);
  const most = Math.max(0, ...dearest.inside.map(({ cost }) => cost));
  const isInside = inside !== null && most * 2 > total;
  if (isInside) return inside;
  return dearest.narrow === null ? null : { place: dearest.place, narrow: dearest.narrow };
}

/**
 * The cost of answering the operation, in fields: by the arguments, and by lengths that lists usually have; of a
 * mutation by lengths that they may have. An operation whose variables are wrong costs nothing, as it is refused. Throws
 * GraphQLError for a condition without a value.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  prices: Prices,
): OperationCost {
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (root == null || coerced === undefined) return NOTHING;
  const atMost = operation.operation === OperationTypeNode.MUTATION;
  const walk = (most: boolean) =>
    new Walk(schema, document, coerced, prices, most).selections(root, operation.selectionSet);
  const fields = walk(atMost);
  const cost = sumOf(fields);
  const usualCost = atMost ? sumOf(walk(false)) : cost;
  const operations = fields.filter(({ place }) => !place.includes('.__')).length;
  const dearest = dearestOf(fields) ?? (fields[0] ? { place: fields[0].place, narrow: 'ask for less at once' } : null);
  return { cost, usualCost, operations, dearest };
}
