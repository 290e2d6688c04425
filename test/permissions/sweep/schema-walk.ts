import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Sample values of scalars where nothing better is known; a scalar that is missing here fails the sweep. */
const samples: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 1,
  Float: 1,
  String: 'sweep',
  ID: 'nonsense',
  DateTime: '2027-03-02T12:00:00Z',
  LocalDate: '2027-03-01',
  LocalTime: '10:00',
  LocalDateTime: '2027-03-02T12:00',
  TimeZone: 'Europe/Prague',
  Decimal: '1',
  CurrencyCode: 'EUR',
};

/** Values for arguments and input fields by their name; undefined: any value of the type will do. */
export type ValueOf = (name: string) => unknown;

/** A value of an input type: what `valueOf` says of a name, else every field with a sample. */
export function inputValue(type: GraphQLInputType, name: string, valueOf: ValueOf): unknown {
  if (isNonNullType(type)) return inputValue(type.ofType, name, valueOf);
  const known = valueOf(name);
  if (known === null) return null;
  if (isListType(type)) return Array.isArray(known) ? known : [inputValue(type.ofType, name, valueOf)];
  if (known !== undefined) return known;
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(fields.map((field) => [field.name, inputValue(field.type, field.name, valueOf)]));
  }
  if (!Object.hasOwn(samples, type.name)) throw new Error(`the sweep knows no sample of ${type.name}`);
  // A window of days must not be empty.
  return type.name === 'LocalDate' && name === 'to' ? '2027-12-01' : samples[type.name];
}

/** Windows that hold all of what the sweep looks for, by type and name of the argument. */
const wide: Readonly<Record<string, string>> = {
  'DateTime from': '"2027-01-01T00:00:00Z"',
  'DateTime to': '"2028-01-01T00:00:00Z"',
  'LocalDate from': '"2027-01-01"',
  'LocalDate to': '"2028-01-01"',
  'Int year': '2027',
  'Boolean inside': 'true',
};

const wideOf = ({ type, name }: GraphQLArgument): string | undefined => wide[`${getNamedType(type).name} ${name}`];

function nestedArguments(field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter((argument) => isRequiredArgument(argument) || argument.name === 'inside');
  if (required.length === 0) return '';
  const literal = (argument: GraphQLArgument) =>
    wideOf(argument) ?? JSON.stringify(inputValue(argument.type, '', () => undefined));
  return `(${required.map((argument) => `${argument.name}: ${literal(argument)}`).join(', ')})`;
}

/** Every field that is reached within `depth` objects. */
export function everything(schema: GraphQLSchema, output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  // An interface is asked for its own fields, because `node` asks for each type behind it.
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${type.name} has no fields`);
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const called = `${field.name}${nestedArguments(field)}`;
    if (isLeafType(getNamedType(field.type))) return [called];
    return depth > 0 ? [`${called} ${everything(schema, field.type, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

export interface Call {
  readonly name: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A call of a field of Query or Mutation with all of its arguments, asking for everything that it answers. */
export function callOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  valueOf: ValueOf,
  depth: number,
): Call {
  const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : everything(schema, field.type, depth);
  const call = field.args.length === 0 ? field.name : `${field.name}(${passed})`;
  return {
    name: field.name,
    document: `${kind} ${field.args.length === 0 ? '' : `(${declared})`} { ${call} ${selection} }`,
    variables: Object.fromEntries(
      field.args.map((argument) => [argument.name, inputValue(argument.type, argument.name, valueOf)]),
    ),
  };
}
