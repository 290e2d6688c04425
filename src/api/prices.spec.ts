import { readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, isObjectType, parse } from 'graphql';
import { operationCost } from '../platform/graphql/limits/operation-cost.js';
import { prices } from './prices.js';

const schema = buildSchema(readFileSync('src/schema.graphql', 'utf8'));
// The service reads instants and days as numbers.
for (const name of ['DateTime', 'LocalDate']) {
  const scalar = schema.getType(name) as unknown as { parseLiteral: (node: { value: string }) => number };
  scalar.parseLiteral = ({ value }) => Date.parse(value);
}
const LIMIT = 250_000;

function priced(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('the document has no single operation');
  return operationCost(schema, document, operation, {}, prices);
}
const free = (days: number) => {
  const to = new Date(Date.UTC(2027, 0, 1 + days)).toISOString();
  return `freePeriods(from: "2027-01-01T00:00:00Z", to: "${to}") { startsAt endsAt }`;
};

describe('The prices', () => {
  it.each(Object.keys(prices))('a price names a field of the schema: %s', (place) => {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = schema.getType(typeName);
    expect(isObjectType(type) && type.getFields()[fieldName] !== undefined).toBe(true);
  });

  it.each([
    [
      'a tree with opening hours',
      '{ resources(first: 25) { nodes { children { children { openingHours { weekday } } } } } }',
    ],
    [
      'a tree with names and hours of machines',
      `{ resources { nodes { code units children { code units children {
           code units skills openingHours { weekday opensAt closesAt } } } } } }`,
    ],
    ['a week of 100 resources', `{ resources(first: 100) { nodes { ${free(7)} } } }`],
    ['a year of 10 resources', `{ resources(first: 10) { nodes { ${free(365)} } } }`],
  ])('the prices allow %s', (_, text) => {
    expect(priced(text).cost).toBeLessThan(LIMIT);
  });

  it.each([
    ['a year of 100 resources', `{ resources(first: 100) { nodes { ${free(365)} } } }`],
    ['a year of a page', `{ resources { nodes { ${free(365)} } } }`],
    [
      'a year in aliases',
      `{ ${Array.from({ length: 25 }, (_, n) => `a${n}: resources(first: 4) { nodes { ${free(365)} } }`).join(' ')} }`,
    ],
  ])('the prices refuse %s and name the field', (_, text) => {
    const { cost, dearest } = priced(text);
    expect(cost).toBeGreaterThan(LIMIT);
    expect(dearest).toEqual({
      place: 'Resource.freePeriods',
      narrow: expect.stringContaining('shorter window') as string,
    });
  });
});
