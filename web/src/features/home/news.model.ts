/** A row of the feed, as far as marking it needs. */
interface Row {
  readonly id: string;
  readonly at: string;
  readonly by?: { readonly id: string } | null;
}

/** The rows that others or the clock did after the viewer has read; null = it is not known what the viewer has read. */
export const unreadOf = (rows: readonly Row[], readUntil: string | null, viewerId: string): readonly string[] =>
  readUntil === null
    ? []
    : rows.filter(({ at, by }) => by?.id !== viewerId && Date.parse(at) > Date.parse(readUntil)).map(({ id }) => id);
