/** An element that must be there; throws when it is not. */
export function nth<T>(things: readonly T[], index: number): T {
  const thing = things[index];
  if (thing === undefined) throw new Error(`There is no number ${index}`);
  return thing;
}

export const first = <T>(things: readonly T[]): T => nth(things, 0);
