import { amountOf } from '../../../platform/core/money.js';
import type { DemandReport } from './refused-demand.js';

const FIGURES = ['number', 'unitMinutes', 'organizations'];

interface DemandTable {
  readonly columns: readonly string[];
  readonly numeric: readonly string[];
  readonly lines: readonly Readonly<Record<string, string | number>>[];
}

/** The export: a line for each row, the totals at the end, and a column for each currency, such as worthCNY. */
export function demandTable({ rows, totals }: DemandReport): DemandTable {
  const worths = totals.worth.map(({ currency }) => `worth${currency}`);
  const lines = [...rows, totals].map(({ worth, ...row }) => ({
    ...row,
    ...Object.fromEntries(worth.map((money) => [`worth${money.currency}`, amountOf(money)])),
  }));
  return { columns: ['key', 'label', ...FIGURES, ...worths], numeric: [...FIGURES, ...worths], lines };
}
