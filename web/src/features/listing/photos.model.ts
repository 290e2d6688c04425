/** Photos are sent with at most so many pixels on their longer side. */
const LONGEST_SIDE = 2_400;

/** The size to which an image is made smaller, with the same shape; it is never made larger. */
export function fittedSize(width: number, height: number, longest: number = LONGEST_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A list with the item at a place moved by some places; at the ends it stays where it is. */
export function movedBy<T>(list: readonly T[], index: number, by: number): readonly T[] {
  const to = Math.min(list.length - 1, Math.max(0, index + by));
  const rest = list.filter((_, at) => at !== index);
  return [...rest.slice(0, to), ...list.slice(index, index + 1), ...rest.slice(to)];
}
