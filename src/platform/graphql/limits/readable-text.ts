import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';
import { malformedInput } from '../api-error.js';
import type { RequestContext } from '../request-context.js';

/** The reason why a text cannot be stored as it is; null when it can. */
export function textProblem(text: string): string | null {
  if (text.includes('\0')) return 'contains the character U+0000';
  return text.isWellFormed() ? null : 'contains half of a surrogate pair, which is no character';
}

/** A value inside a JSON value; values may be so deep that neither recursion nor a path for each would do. */
interface Inside {
  readonly value: unknown;
  readonly name: string;
  readonly within: Inside | null;
}

function pathOf(inside: Inside): string {
  const names: string[] = [];
  for (let at: Inside | null = inside; at !== null; at = at.within) names.unshift(at.name);
  return names.slice(0, MAX_NAMES).join('.');
}

const MAX_NAMES = 50;

/** A text in a JSON value that cannot be stored, as the path to it and the problem; null when all can. */
export function unreadableText(value: unknown, name: string): string | null {
  const waiting: Inside[] = [{ value, name, within: null }];
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    if (typeof inside.value === 'string') {
      const problem = textProblem(inside.value);
      if (problem !== null) return `${pathOf(inside)} ${problem}; leave it out.`;
    } else if (typeof inside.value === 'object' && inside.value !== null) {
      for (const [key, each] of Object.entries(inside.value)) waiting.push({ value: each, name: key, within: inside });
    }
  }
  return null;
}

/** The same for the texts that stand in a document. The lexer refuses half surrogates itself. */
function unreadableLiteral(document: DocumentNode): string | null {
  const path: string[] = [];
  let found: string | null = null;
  visit(document, {
    Argument: { enter: ({ name }) => void path.push(name.value), leave: () => void path.pop() },
    ObjectField: { enter: ({ name }) => void path.push(name.value), leave: () => void path.pop() },
    StringValue: ({ value }) => {
      found ??= unreadableText(value, path.join('.'));
    },
  });
  return found;
}

/** Throws BAD_USER_INPUT for a text that PostgreSQL or the next reader would garble. */
export function assertReadable(
  document: DocumentNode,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): void {
  const inVariables = Object.entries(variables).map(([name, value]) => unreadableText(value, `$${name}`));
  // Only an escape puts U+0000 into a document, and few documents have any.
  const inDocument = query.includes('\\u') ? unreadableLiteral(document) : null;
  const problem = inVariables.find((each) => each !== null) ?? inDocument;
  if (problem != null) throw malformedInput(problem);
}

/** Refuses texts that PostgreSQL or the next reader would garble, and names the field (rules A9). */
export function readableTextPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, request }) {
          assertReadable(document, request.query ?? '', request.variables ?? {});
          return Promise.resolve();
        },
      }),
  };
}
