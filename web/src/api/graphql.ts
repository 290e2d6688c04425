import { gql } from '@urql/core';
import type { graphql as Graphql } from './generated/gql';

const fragments = new Map<string, string>();

/** The text of a document with the fragments that it and they name. */
function withFragments(source: string, included = new Set<string>()): string {
  let text = source;
  for (const [, name = ''] of source.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
    const fragment = fragments.get(name);
    if (fragment === undefined || included.has(name)) continue;
    included.add(name);
    text += withFragments(fragment, included);
  }
  return text;
}

/**
 * Makes a typed document of its text. The generated function of the same name holds every document of the console in one
 * module; this one keeps each document in the chunk of its page. A fragment must be imported where it is used.
 */
export const graphql = ((source: string) => {
  const fragment = /^\s*fragment\s+(\w+)/.exec(source)?.[1];
  if (fragment !== undefined) fragments.set(fragment, source);
  return gql(withFragments(source));
}) as unknown as typeof Graphql;
