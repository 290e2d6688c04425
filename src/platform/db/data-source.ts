import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

/** `entities` is empty where only migrations run. */
export function dataSourceOptions(url: string, poolSize: number, entities: DataSourceOptions['entities'] = []) {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
    poolSize,
    applicationName: 'workbay',
    // The guarantees are proven for this level; the server's own default must not change it. Pipelined: what is sent
    // before the answer to the last statement is there goes on its way at once (Tx.last).
    extra: { pipeline: true, options: '-c default_transaction_isolation=read\\ committed -c timezone=UTC' },
  } satisfies DataSourceOptions;
}

const MIGRATION_LOCK = 7_220_151;

/** Applies what is missing; two instances that start at once wait for each other. Answers the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
