/** The keys of rows that are new or not as they were. */
export function changedKeys(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Set<string> {
  return new Set([...now].flatMap(([key, row]) => (before.get(key) === row ? [] : [key])));
}
