import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { operationCost } from './operation-cost.js';

const schema = buildSchema(`
  type Query { things(first: Int! = 25, after: String): ThingConnection! thing(id: ID!): Thing }
  type ThingConnection { nodes: [Thing!]! totalCount: Int! }
  type Thing { id: ID! names: [String!]! parts: [Thing!]! days: [Day!]! }
  type Day { date: String! thing: Thing! }
`);

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('the document has no single operation');
  return operationCost(schema, document, operation, variables, { 'Thing.days': 500 });
}

describe('The cost of an operation', () => {
  it('is one for each field', () => {
    expect(cost('{ thing(id: "1") { id names } }')).toBe(3);
  });

  it('is what is in a connection times `first`', () => {
    expect(cost('{ things(first: 10) { nodes { id } } }')).toBe(1 + 10 * 2);
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 10 })).toBe(1 + 10 * 2);
    expect(cost('{ things { nodes { id } } }')).toBe(1 + 25 * 2);
  });

  it('takes a page that is not allowed for the nearest that is, and leaves it to the field to refuse it', () => {
    expect(cost('{ things(first: 1000000) { nodes { id } } }')).toBe(1 + 100 * 2);
    expect(cost('{ things(first: -5) { nodes { id } } }')).toBe(1 + 1 * 2);
  });

  it('is what is in a list times its length, the usual or its own', () => {
    expect(cost('{ thing(id: "1") { parts { id } } }')).toBe(1 + 1 + 25);
    expect(cost('{ thing(id: "1") { days { date } } }')).toBe(1 + 1 + 500);
  });

  it('multiplies lists inside lists', () => {
    expect(cost('{ thing(id: "1") { parts { parts { id } } } }')).toBe(1 + 1 + 25 * (1 + 25));
  });

  it('counts fragments wherever they are spread, and nothing that is skipped', () => {
    const text = `query ($no: Boolean!) { one: thing(id: "1") { ...F } two: thing(id: "2") { ...F } }
      fragment F on Thing { id parts @include(if: $no) { id } }`;
    expect(cost(text, { no: false })).toBe(4);
  });

  it('is nothing when the variables are wrong: they are refused in words of their own', () => {
    expect(cost('query ($n: Int!) { things(first: $n) { nodes { id } } }', { n: 'many' })).toBe(0);
  });

  it('does not leave out the rest when one argument is wrong', () => {
    const text = 'query ($n: Int = 5) { a: things(first: $n) { nodes { id } } b: things(first: 100) { nodes { id } } }';
    expect(cost(text, { n: null })).toBe(1 + 100 * 2);
  });

  it('of the standard introspection query is moderate', () => {
    expect(cost(getIntrospectionQuery())).toBeLessThan(100_000);
  });
});
