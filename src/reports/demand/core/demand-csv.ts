import { Locale } from '../../../platform/core/locale.js';
import { labelIn } from '../../../platform/core/message.js';
import { amountOf } from '../../../platform/core/money.js';
import type { DemandReport } from './refused-demand.js';
import { demandHeadings } from './words.js';

const FIGURES = ['number', 'unitMinutes', 'organizations'];

interface DemandTable {
  readonly columns: readonly string[];
  readonly numeric: readonly string[];
  readonly headings?: Readonly<Record<string, string>>;
  readonly lines: readonly Readonly<Record<string, string | number>>[];
}

/** The export: a line for each row, the totals at the end, and a column for each currency, such as worthCNY. */
export function demandTable({ rows, totals }: DemandReport, locale: Locale): DemandTable {
  const worths = totals.worth.map(({ currency }) => `worth${currency}`);
  const lines = [...rows, totals].map(({ key, label, number, unitMinutes, organizations, worth }) => ({
    key,
    number,
    unitMinutes,
    organizations,
    label: labelIn(locale, label),
    ...Object.fromEntries(worth.map((money) => [`worth${money.currency}`, amountOf(money)])),
  }));
  const table = { columns: ['key', 'label', ...FIGURES, ...worths], numeric: [...FIGURES, ...worths], lines };
  if (locale === Locale.EN) return table;
  const worth = Object.fromEntries(
    totals.worth.map(({ currency }) => [`worth${currency}`, `${demandHeadings.worth}（${currency}）`] as const),
  );
  return { ...table, headings: { ...demandHeadings, ...worth } };
}
