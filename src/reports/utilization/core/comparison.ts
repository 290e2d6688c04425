import type { Figures } from '../../facts/core/figures.js';
import type { Grouping } from '../../question/core/grouping.js';

interface KeyedFigures {
  readonly key: string;
  readonly figures: Figures;
}

/**
 * The row of the window before that compares with the index-th row: days are as many as before, so one stands for the
 * other; weeks and months are not cut alike, so nothing does.
 */
export function comparable(
  grouping: Grouping,
  row: KeyedFigures | undefined,
  before: readonly KeyedFigures[],
  index: number,
): Figures | null {
  if (grouping === 'DAY') return before[index]?.figures ?? null;
  if (grouping === 'WEEK' || grouping === 'MONTH') return null;
  return before.find(({ key }) => key === row?.key)?.figures ?? null;
}
