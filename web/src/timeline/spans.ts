/** Sets of time, as ordered stretches that neither overlap nor touch; each from an instant to another, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches as a set: ordered, the empty ones left out, those that overlap or touch as one. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const ordered = stretches.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
  const set: Stretch[] = [];
  for (const { from, to } of ordered) {
    const next = { from, to };
    const last = set.at(-1);
    if (last !== undefined && next.from <= last.to) {
      set[set.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else set.push(next);
  }
  return set;
}

/** The time of one set that another one has too. */
export function common(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const rest = united(other);
  return united(one).flatMap(({ from, to }) =>
    rest.flatMap((each) => {
      const meets = { from: Math.max(from, each.from), to: Math.min(to, each.to) };
      return meets.from < meets.to ? [meets] : [];
    }),
  );
}

/** The time of one set that another one has not. */
export function without(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const taken = united(other);
  return united(one).flatMap(({ from, to }) => {
    const left: Stretch[] = [];
    let at = from;
    for (const each of taken) {
      if (each.to <= at || each.from >= to) continue;
      if (each.from > at) left.push({ from: at, to: each.from });
      at = Math.max(at, each.to);
    }
    if (at < to) left.push({ from: at, to });
    return left;
  });
}
