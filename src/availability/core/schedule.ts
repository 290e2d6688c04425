import type { TimeHolder } from './conflicts.js';

/** A holder of time that a schedule found on a resource or inside it. */
type Found = Pick<TimeHolder, 'holderId' | 'inside'> & {
  /** It is taken there only because something around it is taken whole. */
  readonly derived: boolean;
};

/**
 * The entries of a schedule and of what stands inside, without those that a whole booking of a container has on
 * everything inside: the entry on the container says the same. What left the container since keeps its own.
 */
export function eachOnce<Entry extends Found>(entries: readonly Entry[]): Entry[] {
  const repeats = ({ derived, inside }: Entry) => derived && inside;
  const told = new Set(entries.filter((entry) => !repeats(entry)).map(({ holderId }) => holderId));
  return entries.filter((entry) => !repeats(entry) || !told.has(entry.holderId));
}
