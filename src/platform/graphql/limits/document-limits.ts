import { type DocumentNode, type ValidationContext, type ValidationRule } from 'graphql';
import { queryTooComplex } from '../api-error.js';
import { type DocumentSize, documentSize, UNCOUNTABLE } from './document-size.js';

/** The limits of a document. */
export interface DocumentLimits {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

/** graphql-js and others go down a level for each, and their stacks end: no limit of what is useful comes near. */
const MOST_BRACKETS = 100;

const counted = (value: number): string => (value >= UNCOUNTABLE ? 'countless' : String(value));

/** Every limit that is exceeded, in words. */
export function excesses(size: DocumentSize, limits: DocumentLimits): string[] {
  const compared: [number, number, string][] = [
    [size.depth, limits.depth, 'levels of fields'],
    [size.nestedFragments, limits.depth, 'levels of fragments inside each other'],
    [size.brackets, MOST_BRACKETS, 'brackets inside each other, its fragments written out'],
    [size.fields, limits.fields, 'fields, its fragments written out'],
    [size.aliases, limits.aliases, 'aliases and repeated fields, its fragments written out'],
    [size.directives, limits.directives, 'directives, its fragments written out'],
  ];
  return compared
    .filter(([value, most]) => value > most)
    .map(([value, most, what]) => `The document has ${counted(value)} ${what}; at most ${most} are allowed.`);
}

/**
 * Refuses what is too large before anything expensive looks at it: a document that is refused is emptied, so that the
 * other rules, some of which compare every field with every other, find nothing to do.
 */
export function documentLimitsRule(limits: DocumentLimits): ValidationRule {
  return (context: ValidationContext) => {
    const document = context.getDocument() as { definitions: DocumentNode['definitions'] } & DocumentNode;
    const problems = excesses(documentSize(document), limits);
    for (const problem of problems) context.reportError(queryTooComplex(problem));
    if (problems.length > 0) document.definitions = [];
    return {};
  };
}
