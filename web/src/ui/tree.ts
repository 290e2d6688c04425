/** A resource in a list that names its container. */
export interface InTree {
  readonly id: string;
  readonly parent?: { readonly id: string } | null;
}

/** The resources as a tree: each after its container, with its depth. One whose container is not listed is a root. */
export function inTree<Row extends InTree>(rows: readonly Row[]): { readonly row: Row; readonly depth: number }[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null, depth: number): { row: Row; depth: number }[] =>
    rows
      .filter(
        ({ parent: container }) => (container != null && known.has(container.id) ? container.id : null) === parent,
      )
      .flatMap((row) => [{ row, depth }, ...below(row.id, depth + 1)]);
  return below(null, 0);
}
