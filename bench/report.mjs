import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reached } from './goals.mjs';

const shown = (number) =>
  number == null || Number.isNaN(number) ? '' : number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0);

const COLUMNS = {
  figure: ({ figure }) => figure,
  'p50 ms': ({ measured }) => shown(measured?.median),
  'p99 ms': ({ measured }) => shown(measured?.p99),
  'per s': ({ measured }) => shown(measured?.perSecond),
  'compared: p50 ms': ({ compared }) => shown(compared?.median),
  'p99 ms ': ({ compared }) => shown(compared?.p99),
  'per s ': ({ compared }) => shown(compared?.perSecond),
  ratio: ({ ratio }) => shown(ratio),
  statements: ({ statements }) => String(statements ?? ''),
  'must / great': ({ goals = [] }) =>
    goals
      .filter(({ must, great }) => must !== 0 || great !== 0)
      .map(({ what, must, great }) => `${what} ${must} / ${great}`)
      .join(', '),
  reached: ({ goals, absent }) => (absent ? 'absent' : (reached(goals) ?? '')),
};

/** A table as Markdown has it, aligned for a terminal. */
export function tableOf(rows) {
  const lines = [Object.keys(COLUMNS), ...rows.map((row) => Object.values(COLUMNS).map((tell) => tell(row)))];
  const widths = lines[0].map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]));
  const line = (texts) => `| ${texts.map(cell).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(lines[0]), rule, ...lines.slice(1).map(line)].join('\n');
}

const durationsOf = (durations) =>
  durations === undefined
    ? null
    : {
        operations: durations.milliseconds.length,
        ...{ median: durations.median, p99: durations.p99, most: durations.quantile(1) },
        perSecond: durations.perSecond,
      };

/** Keeps the figures of the last run of this world; answers the file. */
export function keep(directory, name, { sizes, rows, problems }) {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, `${name}.json`);
  const told = rows.map(({ measured, compared, ...row }) => ({
    ...{ ...row, measured: durationsOf(measured), compared: durationsOf(compared), reached: reached(row.goals) },
  }));
  writeFileSync(file, `${JSON.stringify({ sizes, problems, rows: told }, null, 2)}\n`);
  return file;
}
