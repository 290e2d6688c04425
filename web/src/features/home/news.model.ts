/** A row of the feed, as far as marking it needs. */
interface Row {
  readonly id: string;
  readonly by?: { readonly id: string } | null;
}

/**
 * The rows that the viewer has not read: the newest `unread` of those that others or the clock did. Rows are the newest
 * first. Of a viewer with several organizations, `unread` counts all of them, so a row too many may be marked.
 */
export const unreadOf = (rows: readonly Row[], unread: number, viewerId: string): readonly string[] =>
  rows
    .filter(({ by }) => by?.id !== viewerId)
    .slice(0, unread)
    .map(({ id }) => id);
