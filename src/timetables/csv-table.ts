import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Column } from './core/columns.js';

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
    const read = column((this.cells[this.header.indexOf(name)] ?? '').trim());
    if (!read.ok) throw this.malformed(name, read.error);
    return read.value;
  }

  malformed(name: string, problem: string): MalformedFile {
    const column = this.header.indexOf(name) + 1;
    return new MalformedFile(`${this.file}, line ${this.line}, column ${column} (${name}): ${problem}.`);
  }
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseFile(file: string, name: string): ParsedRecord[] {
  if (!existsSync(file)) throw new MalformedFile(`${name}: there is no such file in ${path.dirname(file)}.`);
  try {
    return parse(readFileSync(file), { bom: true, info: true, skip_empty_lines: true }) as unknown as ParsedRecord[];
  } catch (error) {
    if (error instanceof CsvError) {
      const { lines, column } = error as unknown as { lines?: number; column?: number | string };
      const place = typeof column === 'number' ? column + 1 : 1;
      throw new MalformedFile(`${name}, line ${lines ?? 1}, column ${place}: ${error.message}.`);
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
  return others.map(({ record, info }) => {
    const line = previousEnd + 1;
    previousEnd = info.lines;
    return new CsvRecord(name, line, header, record);
  });
}
