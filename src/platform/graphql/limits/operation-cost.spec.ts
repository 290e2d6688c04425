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
  it('the cost is one for each field', () => {
    expect(cost('{ thing(id: "1") { id names } }')).toBe(3);
  });

  it('the cost of a connection is its content times `first`', () => {
    expect(cost('{ things(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2);
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 10 })).toBe(1 + 10 * 2);
    expect(cost('{ things { nodes { id } } }')).toBe(1 + 25 * 2);
    expect(cost('{ things { totalCount nodes { id } } }')).toBe(1 + 1 + 25 * 2);
  });

  it('the cost of an invalid page is that of the nearest valid page', () => {
    expect(cost('{ things(first: 1000000) { nodes { id } } }')).toBe(1 + 100 * 2);
    expect(cost('{ things(first: -5) { nodes { id } } }')).toBe(1 + 1 * 2);
  });

  it('the cost of a list is its content times its length, given or usual', () => {
    expect(cost('{ thing(id: "1") { parts { id } } }')).toBe(1 + 1 + 10);
    expect(cost('{ thing(id: "1") { days { date } } }')).toBe(1 + 1 + 500);
  });

  it('the cost of a list in a mutation uses its greatest length', () => {
    expect(cost('mutation { change(id: "1") { days { date } } }')).toBe(1 + 1 + 1_000);
  });

  it('the cost follows arguments in variables, fragments and aliases', () => {
    expect(cost('{ thing(id: "1") { when(days: 30) { date } } }')).toBe(1 + 1 + 300 + 30);
    const text = `query ($n: Int!) { a: thing(id: "1") { ...F } b: thing(id: "1") { ...F } }
      fragment F on Thing { when(days: $n) { date } }`;
    expect(cost(text, { n: 30 })).toBe(2 * (1 + 1 + 300 + 30));
  });

  it('the cost multiplies lists inside lists', () => {
    expect(cost('{ thing(id: "1") { parts { parts { id } } } }')).toBe(1 + 1 + 10 * (1 + 10));
  });

  it('the cost includes every spread fragment and excludes skipped fields', () => {
    const text = `query ($no: Boolean!) { one: thing(id: "1") { ...F } two: thing(id: "2") { ...F } }
      fragment F on Thing { id parts @include(if: $no) { id } }`;
    expect(cost(text, { no: false })).toBe(4);
    expect(cost('{ node { id ... on Thing { days { date } } } }')).toBe(1 + 1 + 1 + 500);
  });

  it('the cost is zero when the variables are invalid, which GraphQL reports itself', () => {
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 'many' })).toBe(0);
  });

  it('the cost includes the other fields when one argument is wrong', () => {
    const text = 'query ($n: Int = 5) { a: things(first: $n) { nodes { id } } b: things(first: 100) { nodes { id } } }';
    expect(cost(text, { n: null })).toBe(1 + 100 * 2);
  });

  it('the cost of the standard introspection query is moderate', () => {
    expect(cost(getIntrospectionQuery())).toBeLessThan(150_000);
  });

  it('the error names the most expensive field and how to narrow it', () => {
    const { dearest } = priced('{ things(first: 50) { nodes { id names when(days: 300) { date } } } }');
    expect(dearest).toEqual({ place: 'Thing.when', narrow: 'ask for fewer days' });
    const page = priced('{ things(first: 100) { nodes { id names } } thing(id: "1") { when(days: 1) { date } } }');
    expect(page.dearest?.place).toBe('Query.things');
  });

  it('the number of fields of Query excludes introspection', () => {
    expect(
      priced('{ a: thing(id: "1") { id } ...F __typename } fragment F on Query { b: node { id } }').operations,
    ).toBe(2);
  });
});
