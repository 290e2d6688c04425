import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { SqlNames } from './sql-names.js';
import { UnknownMigrations, unknownTo } from './migrations-applied.js';

/** Time limits of a connection, in milliseconds; 0 = no limit. */
export interface DatabaseTimeouts {
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleTransactionMs: number;
  /** The longest wait for a place in the pool, and for the server's answer to a new connection. */
  readonly connectionMs: number;
}

/** A migration may take its time, and holds up others only as long as it waits for a lock itself. */
const OF_MIGRATIONS: DatabaseTimeouts = { statementMs: 0, lockMs: 30_000, idleTransactionMs: 0, connectionMs: 10_000 };

/** The settings that a connection sends to PostgreSQL when it opens. */
export const sessionSettings = ({ statementMs, lockMs, idleTransactionMs }: DatabaseTimeouts): string =>
  [
    // The guarantees are proven for this level; the server's own default must not change it.
    'default_transaction_isolation=read\\ committed',
    'timezone=UTC',
    // Statements take longer to plan than to run, and each is written so that its best plan is always the same.
    'plan_cache_mode=force_generic_plan',
    `statement_timeout=${statementMs}`,
    `lock_timeout=${lockMs}`,
    `idle_in_transaction_session_timeout=${idleTransactionMs}`,
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');

/** Days stay texts, because the driver would make them midnights of the zone of this machine. */
const typesOfColumns = new pg.TypeOverrides();
typesOfColumns.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** `entities` is empty where only migrations run. */
export function dataSourceOptions(
  url: string,
  poolSize: number,
  timeouts: DatabaseTimeouts,
  entities: DataSourceOptions['entities'] = [],
) {
  return {
    type: 'postgres',
    url,
    entities,
    namingStrategy: new SqlNames(),
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
    poolSize,
    connectTimeoutMS: timeouts.connectionMs,
    applicationName: 'workbay',
    // Pipelined: what is sent before the answer to the last statement is there goes on its way at once (Tx.last).
    extra: { pipeline: true, options: sessionSettings(timeouts), types: typesOfColumns },
  } satisfies DataSourceOptions;
}

/** For migrations alone: it knows no entity, and a statement may take its time. */
export const migrationDataSource = (url: string): DataSource =>
  new DataSource(dataSourceOptions(url, 2, OF_MIGRATIONS));

const MIGRATION_LOCK = 7_220_151;

/**
 * Applies what is missing; two instances that start at once wait for each other. Answers the names applied. Throws
 * UnknownMigrations, before anything is changed, when the schema is newer than this build.
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await migrationDataSource(url).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    // Another instance may migrate for minutes, and is waited for.
    await lock.query('set lock_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const unknown = unknownTo(migrations, await appliedNames(dataSource));
    if (unknown.length > 0) throw new UnknownMigrations(unknown);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}

async function appliedNames(dataSource: DataSource): Promise<string[]> {
  const [{ made } = { made: false }] = await dataSource.query<{ made: boolean }[]>(
    `select to_regclass('migrations') is not null as made`,
  );
  if (!made) return [];
  return (await dataSource.query<{ name: string }[]>('select name from migrations')).map(({ name }) => name);
}
