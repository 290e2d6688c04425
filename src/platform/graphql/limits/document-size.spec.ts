import { getIntrospectionQuery, parse } from 'graphql';
import { documentSize } from './document-size.js';
import { cpuMilliseconds } from '../../../../test/support/cpu-time.js';

const size = (text: string) => documentSize(parse(text));

describe('The size of a document', () => {
  it('the depth is the longest path through the fields', () => {
    expect(size('{ a b { c { d } } e { f } }').depth).toBe(3);
  });

  it('the depth of fragments is the same as written out', () => {
    const text = '{ a { ...F } } fragment F on T { b { ... on U { c { ...G } } } } fragment G on T { d }';
    expect(size(text).depth).toBe(4);
  });

  it('the depth excludes introspection', () => {
    const full = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const { depth, aliases, directives, nestedFragments } = size(full);
    expect({ depth, aliases, directives, nestedFragments }).toEqual({
      depth: 0,
      aliases: 0,
      directives: 0,
      nestedFragments: 1,
    });
  });

  it('the depth of nested fragments is counted anew at each field', () => {
    expect(size('{ ... { ... { a { ... { b } } } } }').nestedFragments).toBe(2);
    expect(size('{ ... { ...F } } fragment F on T { ...G } fragment G on T { a }').nestedFragments).toBe(3);
  });

  it('an alias counts as often as its fragment is spread', () => {
    expect(size('{ a { ...F } b { ...F } } fragment F on T { x: c y: c }').aliases).toBe(4);
  });

  it('a repeated field of one selection counts like an alias', () => {
    expect(size('{ a a a b { a } }').aliases).toBe(2);
  });

  it('a field in several fragments counts once for each fragment', () => {
    expect(size('{ n { ... on A { id } ... on B { id } } }').aliases).toBe(0);
  });

  it('directives count wherever they stand', () => {
    const text = 'query ($v: Int @a) @b { c @d ... @e { f } ...F @g } fragment F on T @h { i @j }';
    expect(size(text).directives).toBe(7);
  });

  it('the size includes all operations and all unused fragments', () => {
    expect(size('query A { x: a } query B { y: a } fragment F on T { z: a }').aliases).toBe(3);
  });

  it('a cycle of fragments ends the count', () => {
    expect(size('{ ...F } fragment F on T { a { ...G } } fragment G on T { b { ...F } }').depth).toBeLessThan(5);
  });

  it('the nesting of brackets of all kinds is counted', () => {
    expect(size('query ($a: [[Int]]) { a(b: { c: [1, [2]] }) { d } e }').brackets).toBe(5);
  });

  it('the depth of a thousand fragments spread in each other is unlimited', () => {
    const fragments = Array.from({ length: 1000 }, (_, i) => `fragment F${i} on T { a { ...F${i + 1} } }`);
    expect(size(`{ ...F0 } ${fragments.join(' ')} fragment F1000 on T { b }`).brackets).toBe(1_000_000_000);
  });

  it('the size of fragments that double a hundred times is found at once', async () => {
    const fragments = Array.from({ length: 100 }, (_, i) => `fragment F${i} on T { ...F${i + 1} a { ...F${i + 1} } }`);
    const document = parse(`{ ...F0 } ${fragments.join(' ')} fragment F100 on T { b }`);
    const took = await cpuMilliseconds(() => expect(documentSize(document).fields).toBe(1_000_000_000));
    expect(took).toBeLessThan(50);
  });
});
