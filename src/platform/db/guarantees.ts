import { statement, type Queryable } from './database.js';

/** Constraints and triggers, by table, without which the service does not serve. Slices declare theirs. */
export interface Guarantees {
  readonly constraints: readonly { readonly table: string; readonly name: string }[];
  readonly triggers: readonly { readonly table: string; readonly name: string }[];
}

export class MissingGuarantees extends Error {}

const readConstraints = statement('guarantees.constraints')`select conrelid::regclass::text as "table", conname as name
     from pg_constraint
    where connamespace = current_schema()::regnamespace and convalidated and conenforced
      and (conindid = 0 or exists (select 1 from pg_index i where i.indexrelid = conindid and i.indisvalid))`;

const readTriggers = statement('guarantees.triggers')`select t.tgrelid::regclass::text as "table", t.tgname as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled in ('O', 'A')`;

// Foreign keys are triggers too, under names of PostgreSQL's own.
const readSwitchedOff = statement('guarantees.switched-off')`
  select t.tgrelid::regclass::text as "table", t.tgname as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled not in ('O', 'A')`;

interface Found {
  readonly table: string;
  readonly name: string;
}

/** Throws MissingGuarantees, naming each constraint or trigger that is absent, invalid or disabled. */
export async function verifyGuarantees(database: Queryable, wanted: readonly Guarantees[]): Promise<void> {
  const key = (found: Found) => `${found.table}.${found.name}`;
  const constraints = new Set((await database.run<Found>(readConstraints)).map(key));
  const triggers = new Set((await database.run<Found>(readTriggers)).map(key));
  const tables = new Set(wanted.flatMap((each) => [...each.constraints, ...each.triggers].map(({ table }) => table)));
  const switchedOff = (await database.run<Found>(readSwitchedOff)).filter(({ table }) => tables.has(table));
  const absent = wanted.flatMap((each) => [
    ...each.constraints.filter((c) => !constraints.has(key(c))).map((c) => `constraint ${key(c)}`),
    ...each.triggers.filter((t) => !triggers.has(key(t))).map((t) => `trigger ${key(t)}`),
  ]);
  const missing = [...new Set([...absent, ...switchedOff.map((t) => `trigger ${key(t)}`)])];
  if (missing.length === 0) return;
  throw new MissingGuarantees(
    `The database lacks what keeps bookings apart and accounts safe: ${missing.join(', ')}. ` +
      'Restore it (see migrations/) before serving; nothing was changed.',
  );
}
