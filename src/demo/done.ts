import type { Result } from '../platform/core/result.js';

/** The demo is ours, so a refusal in it is a bug. */
export function done<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`the demo world was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The thing that the demo world made under a name. Throws if there is none. */
export function named<T>(made: ReadonlyMap<string, T>, name: string): T {
  const found = made.get(name);
  if (found === undefined) throw new Error(`the demo world has no ${name}`);
  return found;
}
