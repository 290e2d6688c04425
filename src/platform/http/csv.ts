import { stringify } from 'csv-stringify/sync';

export type CsvRecord = Readonly<Record<string, string | number | boolean | null>>;

export interface CsvColumns {
  /** Their names, in order. */
  readonly columns: readonly string[];
  /** The first line for people; absent or without a column: its name. */
  readonly headings?: Readonly<Record<string, string>>;
  /** Columns of numbers that the service made: a minus sign in them begins no formula. */
  readonly numeric?: readonly string[];
}

/**
 * CSV for people (RFC 4180): UTF-8 with a mark for spreadsheets, and no cell that a spreadsheet would run as a formula,
 * full-width signs included.
 */
export function csvText(records: readonly CsvRecord[], { columns, headings = {}, numeric = [] }: CsvColumns): string {
  const safe = new Set(numeric);
  return stringify([...records], {
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    columns: columns.map((key) => ({ key, header: headings[key] ?? key })),
    cast: {
      boolean: String,
      string: (value, { column }) => (safe.has(String(column)) ? { value, escape_formulas: false } : value),
    },
  });
}
