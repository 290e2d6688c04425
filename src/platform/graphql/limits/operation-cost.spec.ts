import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { operationCost, type OperationCost } from './operation-cost.js';
import type { Prices } from './prices.js';

const schema = buildSchema(`
  type Query { things(first: Int! = 25, after: String): ThingConnection! thing(id: ID!): Thing node: Node }
  type Mutation { change(id: ID!): Thing }
  interface Node { id: ID! }
  type ThingConnection { nodes: [Thing!]! totalCount: Int! }
  type Thing implements Node { id: ID! names: [String!]! parts: [Thing!]! days: [Day!]! when(days: Int!): [Day!]! }
  type Day { date: String! thing: Thing! }
`);
const prices: Prices = {
  'Thing.days': { length: () => 500, most: 1_000 },
  'Thing.when': {
    length: ({ days }) => Number(days),
    work: ({ days }) => 10 * Number(days),
    narrow: 'ask for fewer days',
  },
};

function priced(text: string, variables: Record<string, unknown> = {}): OperationCost {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('the document has no single operation');
  return operationCost(schema, document, operation, variables, prices);
}
const cost = (text: string, variables?: Record<string, unknown>): number => priced(text, variables).cost;

describe('The cost of an operation', () => {
  it('is one for each field', () => {
    expect(cost('{ thing(id: "1") { id names } }')).toBe(3);
  });

  it('is the content of a connection times `first`', () => {
    expect(cost('{ things(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2);
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 10 })).toBe(1 + 10 * 2);
    expect(cost('{ things { nodes { id } } }')).toBe(1 + 25 * 2);
    expect(cost('{ things { totalCount nodes { id } } }')).toBe(1 + 1 + 25 * 2);
  });

  it('takes a page that is not allowed for the nearest that is, and leaves it to the field to refuse it', () => {
    expect(cost('{ things(first: 1000000) { nodes { id } } }')).toBe(1 + 100 * 2);
    expect(cost('{ things(first: -5) { nodes { id } } }')).toBe(1 + 1 * 2);
  });

  it('is the content of a list times its length, the usual or its own', () => {
    expect(cost('{ thing(id: "1") { parts { id } } }')).toBe(1 + 1 + 10);
    expect(cost('{ thing(id: "1") { days { date } } }')).toBe(1 + 1 + 500);
  });

  it('counts the most that a list may have in a mutation, which cannot be refused afterwards', () => {
    expect(cost('mutation { change(id: "1") { days { date } } }')).toBe(1 + 1 + 1_000);
  });

  it('follows the arguments of a field, in variables and inside fragments and aliases', () => {
    expect(cost('{ thing(id: "1") { when(days: 30) { date } } }')).toBe(1 + 1 + 300 + 30);
    const text = `query ($n: Int!) { a: thing(id: "1") { ...F } b: thing(id: "1") { ...F } }
      fragment F on Thing { when(days: $n) { date } }`;
    expect(cost(text, { n: 30 })).toBe(2 * (1 + 1 + 300 + 30));
  });

  it('multiplies lists inside lists', () => {
    expect(cost('{ thing(id: "1") { parts { parts { id } } } }')).toBe(1 + 1 + 10 * (1 + 10));
  });

  it('counts fragments wherever they are spread, also on an interface, and nothing that is skipped', () => {
    const text = `query ($no: Boolean!) { one: thing(id: "1") { ...F } two: thing(id: "2") { ...F } }
      fragment F on Thing { id parts @include(if: $no) { id } }`;
    expect(cost(text, { no: false })).toBe(4);
    expect(cost('{ node { id ... on Thing { days { date } } } }')).toBe(1 + 1 + 1 + 500);
  });

  it('is nothing when the variables are wrong: they are refused in words of their own', () => {
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 'many' })).toBe(0);
  });

  it('does not leave out the rest when one argument is wrong', () => {
    const text = 'query ($n: Int = 5) { a: things(first: $n) { nodes { id } } b: things(first: 100) { nodes { id } } }';
    expect(cost(text, { n: null })).toBe(1 + 100 * 2);
  });

  it('of the standard introspection query is moderate', () => {
    expect(cost(getIntrospectionQuery())).toBeLessThan(150_000);
  });

  it('names the field that makes up most of it, and how to narrow it', () => {
    const { dearest } = priced('{ things(first: 50) { nodes { id names when(days: 300) { date } } } }');
    expect(dearest).toEqual({ place: 'Thing.when', narrow: 'ask for fewer days' });
    const page = priced('{ things(first: 100) { nodes { id names } } thing(id: "1") { when(days: 1) { date } } }');
    expect(page.dearest?.place).toBe('Query.things');
  });

  it('counts the fields of Query, but not those about the schema', () => {
    expect(
      priced('{ a: thing(id: "1") { id } ...F __typename } fragment F on Query { b: node { id } }').operations,
    ).toBe(2);
  });
});
