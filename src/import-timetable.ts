import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { explain } from './explain.js';
import { readEnvironment } from './platform/config/environment.js';
import { SecurityLog } from './platform/security/security-log.js';
import { createService } from './service.js';
import {
  CannotImport,
  ImportInterrupted,
  ImportTimetable,
  type ImportSummary,
  MalformedFile,
  progressOn,
  readTimetable,
  reportText,
} from './timetables/index.js';

const USAGE =
  'Usage: npm run import -- timetable DIR --organization SLUG [--administrator EMAIL] ' +
  '[--bookings plan.csv|wishes.csv] [--report FILE.csv]';

/** The command was misused; it ends with 1 and one line that says what to do. */
class WrongUsage extends Error {}

/** 1 means that nothing was written; whatever fails later is 3, with a report. */
const EXIT = { allWentIn: 0, nothingDone: 1, someRefused: 3 } as const;

/** npm runs its scripts in the project's folder; paths mean the folder in which the command was given. */
const fromWhereAsked = (given: string): string => path.resolve(process.env['INIT_CWD'] ?? '.', given);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: {
        organization: { type: 'string' },
        administrator: { type: 'string' },
        bookings: { type: 'string' },
        report: { type: 'string' },
      },
    });
    const [format, directory] = positionals;
    if (format === 'timetable' && directory !== undefined && positionals.length === 2 && values.organization) {
      return {
        directory: fromWhereAsked(directory),
        organization: { slug: values.organization, administrator: values.administrator ?? null },
        bookings: values.bookings ?? null,
        report: values.report === undefined ? null : fromWhereAsked(values.report),
      };
    }
  } catch {
    // An unknown option is told by the usage, like everything else that is wrong with the arguments.
  }
  throw new WrongUsage(USAGE);
}

function summaryText({ owner, resources, closures, rows, report }: ImportSummary): string {
  const refused = report.filter((row) => row.outcome === 'REFUSED');
  const without = report.filter((row) => row.outcome === 'BOOKED_WITHOUT_ATTENDEES');
  const lines = [
    '',
    `Resources  ${resources.created} created, ${resources.known} known before, ${resources.updated} updated`,
    `Closures   ${closures.scheduled} scheduled, ${closures.known} known before`,
    `Bookings   ${rows.accepted} rows accepted (${rows.bookings} bookings), ${rows.changed} changed, ${refused.length} refused`,
  ];
  if (without.length > 0) {
    lines.push(`           ${without.length} classes larger than their room, booked without attendees`);
  }
  if (owner.account !== null) {
    lines.push('', `The organization was created. Its administrator signs in with`);
    lines.push(`  ${owner.account.email}  ${owner.account.password}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A failure after the first write still has a summary and a report. */
async function outcomeOf(
  work: () => Promise<ImportSummary>,
): Promise<{ readonly summary: ImportSummary; readonly interrupted: string | null }> {
  try {
    return { summary: await work(), interrupted: null };
  } catch (error) {
    if (!(error instanceof ImportInterrupted)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : String(error.cause);
    return { summary: error.summary, interrupted: `${error.message} The cause: ${cause}` };
  }
}

async function importTimetable(): Promise<number> {
  const { directory, organization, bookings, report } = readArguments();
  const timetable = readTimetable(directory, bookings);
  const service = await createService(readEnvironment(process.env));
  service.get(SecurityLog).write('operator-command', { command: 'import' });
  try {
    const { summary, interrupted } = await outcomeOf(() =>
      service.get(ImportTimetable).execute(timetable, organization, progressOn(process.stdout)),
    );
    if (report !== null) writeFileSync(report, reportText(summary.report));
    process.stdout.write(summaryText(summary));
    if (interrupted !== null) process.stderr.write(`${interrupted}\n`);
    const whole = interrupted === null && summary.report.every((row) => row.outcome !== 'REFUSED');
    return whole ? EXIT.allWentIn : EXIT.someRefused;
  } finally {
    await service.close();
  }
}

/** Settles when the import is over; the exit code is set. */
export const done: Promise<void> = importTimetable().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error, [WrongUsage, MalformedFile, CannotImport])}\n`);
    process.exitCode = EXIT.nothingDone;
  },
);
