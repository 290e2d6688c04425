import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Service } from '../support/app.js';

const schema = readFileSync(path.resolve(import.meta.dirname, '../../src/schema.graphql'), 'utf8');

/** Type of the argument `input` of a mutation or query, as the committed schema has it. */
export function inputTypeOf(operation: string): string {
  const [, type] =
    new RegExp(`^  ${operation}\\(\\n(?: {4}(?!input:).*\\n)* {4}input: (\\w+!)`, 'm').exec(schema) ?? [];
  if (type === undefined) throw new Error(`The schema has no ${operation} with an input`);
  return type;
}

export const ERRORS = 'userErrors { code message field }';

/** The document of a mutation; its payload is the answer. */
export const mutation = (name: string, fields: string): string =>
  `mutation ($input: ${inputTypeOf(name)}) { answer: ${name}(input: $input) { ${fields} } }`;

/** Payload of a mutation; `token` null = without signing in. */
export const mutate = async (service: Service, token: string | null, name: string, input: object, fields: string) =>
  (await service.data(mutation(name, fields), { input }, token)).answer;
