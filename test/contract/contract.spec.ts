import { readFileSync } from 'node:fs';
import {
  astFromValue,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
} from 'graphql';
import { missing } from './missing.js';

// Types that need no words: the scalars of GraphQL, and the roots.
const plain = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription'];

const read = (...paths: string[]): GraphQLSchema =>
  buildSchema(paths.map((path) => readFileSync(path, 'utf8')).join('\n'));
const contract = read(
  'test/contract/contract.graphql',
  'test/contract/contract-accounts.graphql',
  'test/contract/contract-happenings.graphql',
  'test/contract/contract-console.graphql',
  'test/contract/contract-console-live.graphql',
  'test/contract/contract-learning.graphql',
);
const schema = read('src/schema.graphql');

const inputDefaults = (of: GraphQLSchema): string[] =>
  Object.values(of.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => {
        const value = field.defaultValue === undefined ? null : astFromValue(field.defaultValue, field.type);
        return `${type.name}.${field.name} = ${value == null ? 'none' : print(value)}`;
      }),
    );

/** A type with all that is in it, each with its description. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const whole: [string, string | null | undefined][] = plain.includes(type.name) ? [] : [[type.name, type.description]];
  if (isEnumType(type)) {
    return [
      ...whole,
      ...type.getValues().map((value): [string, typeof value.description] => [value.name, value.description]),
    ];
  }
  const fields: Readonly<Record<string, GraphQLField<unknown, unknown> | GraphQLInputField>> =
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
  return Object.values(fields).reduce((all, field) => {
    const path = `${type.name}.${field.name}`;
    const args = 'args' in field ? field.args : [];
    all.push([path, field.description]);
    for (const arg of args) all.push([`${path}(${arg.name})`, arg.description]);
    return all;
  }, whole);
}

describe('The public contract', () => {
  it('is kept but for what the list of the missing names', () => {
    const broken = findBreakingChanges(contract, schema).map((change) => change.description);
    expect(broken.sort()).toEqual([...missing].sort());
  });

  it('keeps the defaults of its arguments', () => {
    const changed = findDangerousChanges(contract, schema)
      .map((change) => change.description)
      .filter((description) => description.includes('defaultValue'));
    expect(changed).toEqual([]);
  });

  it('has the arguments that are added to fields which exist', () => {
    const text = readFileSync('test/contract/contract-console.graphql', 'utf8');
    const added = [...text.matchAll(/# \+ (\w+)\.(\w+)\((\w+): (\S+) = (\S+)\)/g)].map((match) => match.slice(1));
    expect(added).not.toEqual([]);
    const ours = added.map(([typeName = '', fieldName = '', argument]) => {
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      const found = field?.args.find(({ name }) => name === argument);
      return [typeName, fieldName, found?.name, String(found?.type), String(found?.defaultValue)];
    });
    expect(ours).toEqual(added);
  });

  it('keeps the defaults of its input fields', () => {
    const ours = new Set(inputDefaults(schema));
    const names = new Set([...ours].map((each) => each.split(' = ')[0]));
    const changed = inputDefaults(contract).filter((each) => names.has(each.split(' = ')[0]) && !ours.has(each));
    expect(changed).toEqual([]);
  });

  it('describes every type, field, argument and enum value', () => {
    const undescribed = Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith('__'))
      .flatMap(described)
      .filter(([, description]) => description == null)
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });
});
