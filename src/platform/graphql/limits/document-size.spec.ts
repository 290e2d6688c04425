import { getIntrospectionQuery, parse } from 'graphql';
import { documentSize } from './document-size.js';
import { cpuMilliseconds } from '../../../../test/support/cpu-time.js';

const size = (text: string) => documentSize(parse(text));

describe('The size of a document', () => {
  it('is as deep as the longest way through its fields', () => {
    expect(size('{ a b { c { d } } e { f } }').depth).toBe(3);
  });

  it('is as deep through fragments as if they were written out', () => {
    const text = '{ a { ...F } } fragment F on T { b { ... on U { c { ...G } } } } fragment G on T { d }';
    expect(size(text).depth).toBe(4);
  });

  it('is not deep by what is asked of the schema', () => {
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

  it('counts rows of fragments inside each other, and begins anew at each field', () => {
    expect(size('{ ... { ... { a { ... { b } } } } }').nestedFragments).toBe(2);
    expect(size('{ ... { ...F } } fragment F on T { ...G } fragment G on T { a }').nestedFragments).toBe(3);
  });

  it('counts an alias as often as the fragment that it is in is spread', () => {
    expect(size('{ a { ...F } b { ...F } } fragment F on T { x: c y: c }').aliases).toBe(4);
  });

  it('counts a field that repeats one of the same selection like an alias', () => {
    expect(size('{ a a a b { a } }').aliases).toBe(2);
  });

  it('counts the same field of several fragments once for each, as components of a client ask for it', () => {
    expect(size('{ n { ... on A { id } ... on B { id } } }').aliases).toBe(0);
  });

  it('counts directives wherever they stand', () => {
    const text = 'query ($v: Int @a) @b { c @d ... @e { f } ...F @g } fragment F on T @h { i @j }';
    expect(size(text).directives).toBe(7);
  });

  it('is counted over all operations, and over fragments that none of them spreads', () => {
    expect(size('query A { x: a } query B { y: a } fragment F on T { z: a }').aliases).toBe(3);
  });

  it('ends where a fragment is inside itself', () => {
    expect(size('{ ...F } fragment F on T { a { ...G } } fragment G on T { b { ...F } }').depth).toBeLessThan(5);
  });

  it('tells how far brackets of all kinds are inside each other', () => {
    expect(size('query ($a: [[Int]]) { a(b: { c: [1, [2]] }) { d } e }').brackets).toBe(5);
  });

  it('has no bottom where a thousand fragments are spread in each other', () => {
    const fragments = Array.from({ length: 1000 }, (_, i) => `fragment F${i} on T { a { ...F${i + 1} } }`);
    expect(size(`{ ...F0 } ${fragments.join(' ')} fragment F1000 on T { b }`).brackets).toBe(1_000_000_000);
  });

  it('is found at once when fragments double a hundred times', async () => {
    const fragments = Array.from({ length: 100 }, (_, i) => `fragment F${i} on T { ...F${i + 1} a { ...F${i + 1} } }`);
    const document = parse(`{ ...F0 } ${fragments.join(' ')} fragment F100 on T { b }`);
    const took = await cpuMilliseconds(() => expect(documentSize(document).fields).toBe(1_000_000_000));
    expect(took).toBeLessThan(50);
  });
});
