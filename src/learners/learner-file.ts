import { CsvError, parse } from 'csv-parse/sync';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { columnOf, headingOf, type LearnerColumn, type LearnerRow, readValue } from './core/learner-rows.js';
import { learnerReasons, type LearnerRefusal } from './core/refusals.js';

const MOST_ROWS = 5_000;
/** Lines may be blank, so a file of 1 MB could have a million. */
const MOST_LINES = 100_000;
const MOST_COLUMNS = 1_000;

/** Tells the delimiter by the header: a tab, else the more frequent of comma and semicolon. Quoted ones do not count. */
export function delimiterOf(text: string): '\t' | ',' | ';' {
  const counts = { '\t': 0, ',': 0, ';': 0 };
  let isQuoted = false;
  let isBlank = true;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) {
      if (!isBlank) break;
      continue;
    }
    if (!isQuoted && (character === '\t' || character === ',' || character === ';')) counts[character] += 1;
    else if (character.trim() !== '') isBlank = false;
  }
  if (counts['\t'] > 0) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}

/** Wide spaces beside quotes become spaces, which the reader of the file leaves out there. */
const withPlainSpaces = (text: string): string =>
  text
    .split('"')
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/^[\u3000\u00a0]+|[\u3000\u00a0]+$/g, (wide) => ' '.repeat(wide.length)),
    )
    .join('"');

interface Records {
  readonly header: readonly string[];
  /** Rows that are not blank, by their places after the header. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

class TooManyRows extends Error {}

/** Throws CsvError, and TooManyRows. */
function recordsOf(text: string): Records {
  let header: readonly string[] | null = null;
  let row = 0;
  const rows: Records['rows'][number][] = [];
  const take = (cells: readonly string[]): null => {
    const isBlank = cells.every((cell) => cell.trim() === '');
    if (header !== null) row += 1;
    if (isBlank) return null;
    if (header === null) header = cells;
    else if (rows.push({ row, cells }) > MOST_ROWS) throw new TooManyRows();
    return null;
  };
  parse(text, {
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Values are trimmed later; here it parts white space from quotation marks, and takes a while.
    trim: text.includes('"'),
    on_record: take,
  });
  return { header: header ?? [], rows };
}

/** The columns of a header by their places, or what is wrong with it. */
function columnsOf(header: readonly string[]): Result<ReadonlyMap<LearnerColumn, number>, LearnerRefusal> {
  const columns = new Map<LearnerColumn, number>();
  for (const [index, heading] of header.entries()) {
    const column = columnOf(readValue(heading));
    if (column === null) continue;
    if (columns.has(column)) {
      return refuse(refusal(learnerReasons.columnTwice, ['files', '0', 'text'], { column: headingOf(column) }));
    }
    columns.set(column, index);
  }
  const missing = (['number', 'name'] as const).filter((column) => !columns.has(column)).map(headingOf);
  if (missing.length === 0) return ok(columns);
  return refuse(refusal(learnerReasons.columnsMissing, ['files', '0', 'text'], { columns: missing.join(', ') }));
}

/** The rows of a file of learners. Nothing of columns that are not known is kept. */
export function readLearnerFile(given: string): Result<readonly LearnerRow[], LearnerRefusal> {
  const text = withPlainSpaces(given.replace(/^\ufeff/, ''));
  const lines = text.split(/\r\n|\r|\n/).length;
  if (lines > MOST_LINES) return refuse(refusal(learnerReasons.tooManyLines, ['files'], { most: MOST_LINES }));
  let records: Records;
  try {
    records = recordsOf(text);
  } catch (error) {
    if (error instanceof TooManyRows) {
      return refuse(refusal(learnerReasons.tooManyRows, ['files'], { most: MOST_ROWS }));
    }
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 1;
    return refuse(refusal(learnerReasons.notATable, ['files', '0', 'text'], { line }));
  }
  if (records.header.length === 0) return refuse(refusal(learnerReasons.noHeader, ['files', '0', 'text']));
  if (records.header.length > MOST_COLUMNS) {
    return refuse(refusal(learnerReasons.tooManyColumns, ['files', '0', 'text'], { most: MOST_COLUMNS }));
  }
  const columns = columnsOf(records.header);
  if (!columns.ok) return columns;
  return ok(
    records.rows.map(({ row, cells }) => ({
      row,
      values: Object.fromEntries([...columns.value].map(([column, index]) => [column, readValue(cells[index] ?? '')])),
    })),
  );
}
