import path from 'node:path';
import { displayed, embeddedDatabaseDirectory } from '../scripts/checkout.mjs';
import { orFail } from '../scripts/failure.mjs';
import { startPostgres } from '../scripts/postgres.mjs';
import { progress } from '../scripts/progress.mjs';
import { measure, ROW_NAMES } from './bench.mjs';
import { keep, tableOf } from './report.mjs';
import { sizesOf } from './sizes.mjs';
import { worldOf } from './world/build.mjs';

const directory = path.join(path.dirname(embeddedDatabaseDirectory()), 'bench');

/** As durable as the service's own; only the logs are larger, so that the world is not written twice. */
const settings = { max_wal_size: '4GB', wal_level: 'minimal', max_wal_senders: 0 };

async function run() {
  const sizes = sizesOf(process.argv.slice(2), ROW_NAMES);
  const step = progress();
  console.log(`Measuring with ${sizes.resources} resources and ${sizes.bookings} bookings`);
  const server = await startPostgres({ directory: path.join(directory, 'postgres'), settings });
  step(`PostgreSQL ${server.version}, data in ${displayed(server.area)}`);
  try {
    const world = await worldOf(server.server, sizes);
    step(world.built ? 'Built the world and swept it' : 'The world is there');
    const { rows, problems } = await measure(world.url, sizes, step);
    console.log(`\n${tableOf(rows)}\n`);
    console.log(`Kept in ${displayed(keep(directory, world.name, { sizes, rows, problems }))}`);
    for (const problem of problems) console.error(`✗ ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

// PostgreSQL is stopped by an orderly exit, which a signal alone is not.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
await orFail(run);
