import { parseLocalDate } from '../core/calendar.js';
import type { LocalDateTime } from '../core/local-time.js';
import { badUserInput } from '../graphql/api-error.js';

/** The query parameters of an address, as they came. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Throws BAD_USER_INPUT when another one is given. */
export function assertKnown(parameters: Parameters, names: readonly string[]): void {
  const unknown = Object.keys(parameters).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw badUserInput(`There is only ${names.join(', ')}; not ${unknown.join(', ')}.`);
}

/** The parameter as text; null = not given. Throws BAD_USER_INPUT when it is given twice. */
export function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw badUserInput(`\`${name}\` can be given once only.`);
  return value;
}

/** A list with commas; null when it is not given. */
export const listOf = (parameters: Parameters, name: string): string[] | null =>
  textOf(parameters, name)
    ?.split(',')
    .filter((each) => each !== '') ?? null;

/** Throws BAD_USER_INPUT when it is not given, or no day. */
export function dayOf(parameters: Parameters, name: string): LocalDateTime {
  const day = parseLocalDate(textOf(parameters, name) ?? '');
  if (day === null) throw badUserInput(`\`${name}\` must be a day such as 2027-03-01.`);
  return day;
}

/** The parameter as a choice; null = not given. Throws BAD_USER_INPUT when it is none of the choices. */
export function choiceOf<T extends string>(
  parameters: Parameters,
  name: string,
  choices: Readonly<Record<string, T>>,
): T | null {
  const value = textOf(parameters, name);
  const known = Object.values(choices);
  const choice = known.find((each) => each === value) ?? null;
  if (value !== null && choice === null) throw badUserInput(`\`${name}\` must be one of ${known.join(', ')}.`);
  return choice;
}

/** `otherwise` when it is not given. Throws BAD_USER_INPUT when it is no number. */
export function numberOf(parameters: Parameters, name: string, otherwise: number): number {
  const text = textOf(parameters, name);
  const value = text === null ? otherwise : Number(text);
  if (text?.trim() === '' || !Number.isFinite(value)) throw badUserInput(`\`${name}\` must be a number.`);
  return value;
}
