import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { documentLimitsRule } from './document-limits.js';
import { cpuMilliseconds } from '../../../../test/support/cpu-time.js';

const schema = buildSchema('type Query { a: Query b: Int }');
const rules = [...specifiedRules, documentLimitsRule({ depth: 3, fields: 20, aliases: 2, directives: 1 })];
const messages = (text: string) => validate(schema, parse(text), rules).map((error) => error.message);

describe('Limits of documents', () => {
  it('a document that just reaches the limits is accepted', () => {
    expect(messages('{ x: a { a { y: b @include(if: true) } } }')).toEqual([]);
  });

  it('the errors name the value of each exceeded limit at once', () => {
    expect(messages('{ x: b y: b z: b a { a { a { b @skip(if: true) @include(if: true) } } } }')).toEqual([
      'The document has 4 levels of fields; at most 3 are allowed.',
      'The document has 3 aliases and repeated fields, its fragments written out; at most 2 are allowed.',
      'The document has 2 directives, its fragments written out; at most 1 are allowed.',
    ]);
  });

  it('a document over a limit is not validated any further', () => {
    expect(messages(`{ ${'nonsense '.repeat(21)} }`)).toEqual([
      'The document has 21 fields, its fragments written out; at most 20 are allowed.',
      'The document has 20 aliases and repeated fields, its fragments written out; at most 2 are allowed.',
    ]);
  });

  it('a document that repeats one field 3000 times is refused within 100 ms', async () => {
    const document = parse(`{ ${'b '.repeat(3000)} }`);
    const took = await cpuMilliseconds(() => expect(validate(schema, document, rules)).toHaveLength(2));
    expect(took).toBeLessThan(100);
  });
});
