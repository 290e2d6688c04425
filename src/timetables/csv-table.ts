import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Column } from './core/columns.js';
import { fileText } from './core/file-text.js';

/** Names the file, the line and the column, so that the mistake can be mended. */
export class MalformedFile extends Error {}

/** One record of a file, which can say where it stands. */
export class CsvRecord {
  constructor(
    private readonly file: string,
    private readonly line: number,
    private readonly header: readonly string[],
    private readonly cells: readonly string[],
  ) {}

  read<T>(name: string, column: Column<T>): T {
    const cell = (this.cells[this.header.indexOf(name)] ?? '').trim();
    if (/[\0\ufffd]/.test(cell)) {
      throw this.malformed(name, 'has a character that stands for a lost one; export the file again');
    }
    const read = column(cell);
    if (!read.ok) throw this.malformed(name, read.error);
    return read.value;
  }

  malformed(name: string, problem: string): MalformedFile {
    const column = this.header.indexOf(name) + 1;
    return new MalformedFile(
      `${this.file}, line ${this.line}, column ${column} (${name}): ${problem.replace(/\.$/, '')}.`,
    );
  }

  /** Throws MalformedFile unless each cell has a column with a name; blank cells need none. */
  assertNamed(): void {
    const [named, given] = [this.header.findLastIndex((name) => name !== '') + 1, this.cells.length];
    const place = `${this.file}, line ${this.line}`;
    if (given < named) {
      throw new MalformedFile(`${place}, column ${given + 1}: the line ends; it needs ${named} cells.`);
    }
    const stray = this.cells.findIndex((cell, index) => cell.trim() !== '' && (this.header[index] ?? '') === '');
    if (stray >= 0) throw new MalformedFile(`${place}, column ${stray + 1}: the column has no name in the header.`);
  }
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseFile(file: string, name: string): ParsedRecord[] {
  if (!existsSync(file)) throw new MalformedFile(`${name}: there is no such file in ${path.dirname(file)}.`);
  const text = fileText(readFileSync(file));
  if (!text.ok) throw new MalformedFile(`${name}, line ${text.error.line}: ${text.error.problem}.`);
  try {
    // Spreadsheets write blank lines and columns around a table, so lines may differ in length here.
    const options = { info: true, skip_empty_lines: true, relax_column_count: true };
    return parse(text.value, options) as unknown as ParsedRecord[];
  } catch (error) {
    if (error instanceof CsvError) {
      const { lines, column } = error as unknown as { lines?: number; column?: number | string };
      const place = typeof column === 'number' ? column + 1 : 1;
      const problem = error.message.replace(/\.$/, '');
      throw new MalformedFile(`${name}, line ${lines ?? 1}, column ${place}: ${problem}.`);
    }
    throw error;
  }
}

/** The records of a CSV file (RFC 4180) whose first line names at least these columns. Throws MalformedFile. */
export function readCsv(file: string, columns: readonly string[]): CsvRecord[] {
  const name = path.basename(file);
  const [first, ...others] = parseFile(file, name);
  const header = (first?.record ?? []).map((cell) => cell.trim());
  const absent = columns.filter((column) => !header.includes(column));
  if (absent.length > 0) {
    const column = header.length + 1;
    throw new MalformedFile(`${name}, line 1, column ${column}: the header lacks ${absent.join(', ')}.`);
  }
  let previousEnd = first?.info.lines ?? 1;
  return others.flatMap(({ record, info }) => {
    const line = previousEnd + 1;
    previousEnd = info.lines;
    if (record.every((cell) => cell.trim() === '')) return [];
    const row = new CsvRecord(name, line, header, record);
    row.assertNamed();
    return [row];
  });
}
