import type { LocalDateTime } from '../../platform/core/local-time.js';
import { parseLocalDate } from '../../platform/core/calendar.js';
import { rowProblem, type RowProblem, rowReason } from '../../platform/core/row-problem.js';
import { ageOn, foldNumber, readDay } from './learner.js';

/** The columns that a file of learners may have, each by its names. */
const columnNames = {
  number: ['number', '学号'],
  name: ['name', '姓名'],
  bornOn: ['born_on', '出生日期'],
  cohort: ['cohort', '班级'],
  programme: ['programme', '专业'],
  enrolledOn: ['enrolled_on', '入学日期'],
  leftOn: ['left_on', '离校日期'],
} as const;

export type LearnerColumn = keyof typeof columnNames;

export const learnerColumns = Object.keys(columnNames) as readonly LearnerColumn[];

/** The name of a column in the header of a file of ours. */
export const headingOf = (column: LearnerColumn): string => columnNames[column][0];

/** As skills are folded: width, letter case, white space and accents of Latin letters do not matter. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').trim().replace(/\s+/gu, ' ').toLowerCase();

const byHeading = new Map<string, LearnerColumn>(
  learnerColumns.flatMap((column) => columnNames[column].map((name) => [name, column] as const)),
);

/** The column that a heading names; null = one that is not read. */
export const columnOf = (heading: string): LearnerColumn | null => byHeading.get(folded(heading)) ?? null;

const GUARDED = /^'(?=[=+\-@＝＋－＠\t\r])/;

/** A value without the white space around it and without the apostrophe that guards it from spreadsheets. */
export const readValue = (cell: string): string => cell.trim().replace(GUARDED, '').trim();

/** A row of a file; a column that the file lacks is absent, an empty cell is ''. */
export interface LearnerRow {
  /** From 1 on, blank rows included. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<LearnerColumn, string>>>;
}

/** The content of a row. An absent column leaves its value, null clears it. */
export interface SaidOfLearner {
  readonly row: number;
  readonly number: string;
  readonly folded: string;
  readonly name: string;
  readonly bornOn?: LocalDateTime | null;
  readonly cohort?: string | null;
  readonly programme?: string | null;
  readonly enrolledOn?: LocalDateTime | null;
  /** The day of leaving; null = the learner is there. */
  readonly leftOn: LocalDateTime | null;
}

export interface ReadRows {
  readonly said: readonly SaidOfLearner[];
  readonly problems: readonly RowProblem[];
  /** Folded numbers of all rows, also of those with problems: the file names these learners. */
  readonly named: ReadonlySet<string>;
}

const reasons = {
  missing: rowReason('MISSING', 'Every row needs this value.', '每行都须填写此项。'),
  shortened: rowReason(
    'MALFORMED',
    'A spreadsheet shortened this number; format the column as text and fill it in again.',
    '学号被电子表格缩写；请将该列设为文本格式后重新填写。',
  ),
  notADay: rowReason(
    'MALFORMED',
    'This is no day of the calendar; write it like 2008-09-01.',
    '不是有效日期；请写成 2008-09-01 的形式。',
  ),
  beforeFirst: rowReason('MALFORMED', 'A day of birth lies in 1900 or later.', '出生日期不得早于 1900 年。'),
  toCome: rowReason('MALFORMED', 'This day of birth is still to come.', '出生日期尚未到来。'),
  leftBefore: rowReason('MALFORMED', 'The day of leaving lies before the day of enrolment.', '离校日期早于入学日期。'),
  duplicate: rowReason(
    'DUPLICATE',
    'Row {row} has the same number; that row counts.',
    '与第 {row} 行的学号相同；以该行为准。',
  ),
  tooYoung: rowReason('TOO_YOUNG', 'Learners are at least {least} years old.', '学员须年满 {least} 周岁。'),
  tooLong: rowReason(
    'INVALID',
    'This value has at most {most} characters; there are {given}.',
    '此项最多 {most} 个字符；现为 {given} 个。',
  ),
  notOneLine: rowReason(
    'INVALID',
    'This value is one line without control characters.',
    '此项须为一行文字，不含控制字符。',
  ),
  lost: rowReason(
    'INVALID',
    'This value has a character that stands for a lost one; export the file again as UTF-8.',
    '此项含有乱码字符；请以 UTF-8 重新导出文件。',
  ),
};

const YOUNGEST = 14;
const FIRST_BIRTH = parseLocalDate('1900-01-01') ?? 0;

/** The longest texts, in characters. */
const longest = { number: 50, name: 200, cohort: 200, programme: 200 } as const;

interface Reading {
  readonly file: string;
  /** In the zone of the organization. */
  readonly today: LocalDateTime;
}

/** Collects what is wrong with one row. */
class RowReader {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly given: LearnerRow,
  ) {}

  place(column: LearnerColumn) {
    return { file: this.reading.file, row: this.given.row, field: column };
  }

  has(column: LearnerColumn): boolean {
    return this.given.values[column] !== undefined;
  }

  text(column: keyof typeof longest): string | null {
    const value = this.given.values[column] ?? '';
    if (value === '') return null;
    const most = longest[column];
    // Few texts are so long that their characters must be counted.
    const count = value.length > most ? [...value].length : value.length;
    if (/\p{Cc}|[\u2028\u2029]/u.test(value)) this.problems.push(rowProblem(this.place(column), reasons.notOneLine));
    else if (value.includes('\ufffd')) this.problems.push(rowProblem(this.place(column), reasons.lost));
    else if (count > most) {
      this.problems.push(rowProblem(this.place(column), reasons.tooLong, { most, given: count }));
    }
    return value;
  }

  needed(column: 'number' | 'name'): string {
    const value = this.text(column);
    if (value === null) this.problems.push(rowProblem(this.place(column), reasons.missing));
    return value ?? '';
  }

  day(column: 'bornOn' | 'enrolledOn' | 'leftOn'): LocalDateTime | null {
    const value = this.given.values[column] ?? '';
    if (value === '') return null;
    const day = readDay(value);
    if (day === null) this.problems.push(rowProblem(this.place(column), reasons.notADay));
    return day;
  }

  bornOn(): LocalDateTime | null {
    const day = this.day('bornOn');
    if (day === null) return null;
    const { today } = this.reading;
    if (day < FIRST_BIRTH) this.problems.push(rowProblem(this.place('bornOn'), reasons.beforeFirst));
    else if (day > today) this.problems.push(rowProblem(this.place('bornOn'), reasons.toCome));
    else if (ageOn(today, day) < YOUNGEST) {
      this.problems.push(rowProblem(this.place('bornOn'), reasons.tooYoung, { least: YOUNGEST }));
    }
    return day;
  }

  said(): SaidOfLearner {
    const number = this.needed('number');
    const folded = foldNumber(number);
    if (/^\d+(?:\.\d+)?E\+?\d+$/i.test(folded)) this.problems.push(rowProblem(this.place('number'), reasons.shortened));
    return {
      row: this.given.row,
      number,
      folded,
      name: this.needed('name'),
      ...(this.has('bornOn') ? { bornOn: this.bornOn() } : {}),
      ...(this.has('cohort') ? { cohort: this.text('cohort') } : {}),
      ...(this.has('programme') ? { programme: this.text('programme') } : {}),
      ...(this.has('enrolledOn') ? { enrolledOn: this.day('enrolledOn') } : {}),
      leftOn: this.day('leftOn'),
    };
  }
}

/** Reads the rows of a file by themselves: what they say, and what is wrong with them. */
export function readRows(rows: readonly LearnerRow[], reading: Reading): ReadRows {
  const said: SaidOfLearner[] = [];
  const problems: RowProblem[] = [];
  const first = new Map<string, number>();
  for (const row of rows) {
    const reader = new RowReader(reading, row);
    const read = reader.said();
    const earlier = first.get(read.folded);
    if (read.folded !== '') {
      if (earlier === undefined) first.set(read.folded, read.row);
      else reader.problems.push(rowProblem(reader.place('number'), reasons.duplicate, { row: earlier }));
    }
    if (reader.problems.length === 0) said.push(read);
    problems.push(...reader.problems);
  }
  return { said, problems, named: new Set(first.keys()) };
}

/** The problem of a row whose learner left before being enrolled; null = none. */
export const leavingProblem = (
  file: string,
  row: number,
  leftOn: LocalDateTime | null,
  enrolledOn: LocalDateTime | null,
): RowProblem | null =>
  leftOn !== null && enrolledOn !== null && leftOn < enrolledOn
    ? rowProblem({ file, row, field: 'leftOn' }, reasons.leftBefore)
    : null;
