import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Service } from '../support/app.js';
import type { Inputs, Mutation } from './schema.js';

const schema = readFileSync(path.resolve(import.meta.dirname, '../../src/schema.graphql'), 'utf8');

/** Type of the argument `input` of a mutation or query, as the committed schema has it. */
export function inputTypeOf(operation: string): string {
  const [, type] =
    new RegExp(`^  ${operation}\\(\\n(?: {4}(?!input:).*\\n)* {4}input: (\\w+!)`, 'm').exec(schema) ?? [];
  if (type === undefined) throw new Error(`The schema has no ${operation} with an input`);
  return type;
}

export const ERRORS = 'userErrors { code message field }';

/** Errors of a payload, as tests compare them. */
export interface Refusable {
  readonly userErrors: readonly {
    readonly code: string;
    readonly field?: readonly string[];
    readonly message?: string;
  }[];
}

/** A mutation that takes one input, as every mutation does. */
export type Operation = keyof Mutation & keyof Inputs;

/** Some fields of the input of an operation; a helper adds the others. */
export type Given<Name extends keyof Inputs> = Partial<Inputs[Name]>;

/** The document of a mutation; its payload is the answer. */
export const mutation = (name: Operation, fields: string): string =>
  `mutation ($input: ${inputTypeOf(name)}) { answer: ${name}(input: $input) { ${fields} } }`;

/** Payload of a mutation; `token` null = without signing in. */
export async function mutate<Name extends Operation>(
  service: Service,
  token: string | null,
  name: Name,
  input: Inputs[Name],
  fields: string,
): Promise<Mutation[Name]> {
  return (await service.data<{ answer: Mutation[Name] }>(mutation(name, fields), { input }, token)).answer;
}
