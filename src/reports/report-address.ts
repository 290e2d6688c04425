import { type LocalDateTime, parseLocalDate } from '../platform/core/local-time.js';
import { badUserInput } from '../platform/graphql/api-error.js';

/** The arguments of a report as an address has them: each once. What reads them throws BAD_USER_INPUT. */
export type Parameters = Readonly<Record<string, unknown>>;

export function onlyKnown(parameters: Parameters, names: readonly string[]): void {
  const unknown = Object.keys(parameters).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw badUserInput(`There is only ${names.join(', ')}; not ${unknown.join(', ')}.`);
}

export function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw badUserInput(`\`${name}\` can be given once only.`);
  return value;
}

export function dayOf(parameters: Parameters, name: string): LocalDateTime {
  const day = parseLocalDate(textOf(parameters, name) ?? '');
  if (day === null) throw badUserInput(`\`${name}\` must be a day such as 2027-03-01.`);
  return day;
}

export function choiceOf<T extends string>(parameters: Parameters, name: string, choices: Record<string, T>): T | null {
  const value = textOf(parameters, name);
  const known = Object.values(choices);
  const choice = known.find((each) => each === value) ?? null;
  if (value !== null && choice === null) throw badUserInput(`\`${name}\` must be one of ${known.join(', ')}.`);
  return choice;
}
