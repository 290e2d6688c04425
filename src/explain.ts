import { CannotServe } from './access/index.js';
import { WrongSettings } from './platform/config/environment.js';
import { Unfit } from './platform/db/fitness.js';
import { MissingGuarantees } from './platform/db/guarantees.js';
import { WrongSchema } from './platform/db/migrations-applied.js';
import { Unavailable } from './platform/work/unavailable.js';

type Fault = abstract new (...values: never[]) => Error;

/**
 * The reason why a start or a command failed and what to do, in one line where we know; else with its stack, for a bug
 * report. `own` are the faults of the command that say all in their message.
 */
export function explain(error: unknown, own: readonly Fault[] = []): string {
  const plain: readonly Fault[] = [
    ...[WrongSettings, MissingGuarantees, CannotServe, WrongSchema, Unfit, Unavailable],
    ...own,
  ];
  if (error instanceof Error && plain.some((known) => error instanceof known)) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return 'The port is taken. Stop what listens there, or choose another: PORT=3001 npm start';
  }
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at DATABASE_URL. Start it, or unset DATABASE_URL.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
