import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../failure.mjs';

export const superuser = 'workbay';

/** Nothing of our own environment: it may hold secrets, and locale and time zone must not depend on it. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Writes a file that only its owner reads; it is never seen half written. */
export function writeSecret(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Name and password of the cluster, made once. The name stands in the command lines of its processes. */
function credentials(area) {
  const file = path.join(area, 'credentials.json');
  if (!existsSync(file)) {
    const name = `workbay-${randomBytes(6).toString('hex')}`;
    writeSecret(file, { name, password: randomBytes(24).toString('base64url') });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The directory gets its name when it is complete, so that one cut short is never used. */
async function initialize({ data, binaries, account, password, options }) {
  const unfinished = `${data}.new`;
  const passwordFile = `${unfinished}.password`;
  for (const left of [unfinished, passwordFile]) rmSync(left, { recursive: true, force: true });
  mkdirSync(unfinished);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  chmodSync(unfinished, 0o700);
  if (account.uid !== undefined) {
    for (const made of [unfinished, passwordFile]) chownSync(made, account.uid, account.gid);
  }
  await promisify(execFile)(
    path.join(binaries, 'bin/initdb'),
    ['-D', unfinished, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions']
      // Without these the encoding and the order of texts would follow the environment.
      .concat('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', options),
    { ...account, cwd: '/', env: serverEnvironment },
  ).catch((error) => {
    throw new Failure(`PostgreSQL could not make its data directory:\n${error.stderr}`);
  });
  rmSync(passwordFile);
  renameSync(unfinished, data);
}

/** The data directory with its credentials; made at the first start. */
export async function openCluster({ area, binaries, account, options }) {
  const data = path.join(area, 'data');
  const { name, password } = credentials(area);
  if (!existsSync(data)) await initialize({ data, binaries, account, password, options });
  return { area, binaries, account, data, name, password, version: readFileSync(`${data}/PG_VERSION`, 'utf8').trim() };
}

/** The share of the memory that this machine, or the container we are in, may use, in megabytes. */
const memoryShare = (part) =>
  Math.floor((Math.min(process.constrainedMemory?.() || Infinity, totalmem()) * part) / 1024 / 1024);

/** Durable by default: what was acknowledged must survive a crash. */
export const serverSettings = (cluster, changes) => ({
  cluster_name: cluster.name,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: 100,
  shared_buffers: `${Math.max(32, Math.min(1024, memoryShare(1 / 4)))}MB`,
  effective_cache_size: `${Math.max(64, memoryShare(1 / 2))}MB`,
  random_page_cost: 1.1,
  // Compiling a plan takes longer than any query of a booking does.
  jit: 'off',
  default_transaction_isolation: 'read committed',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // Refused statements are daily business here and the service tells them; they would only fill the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  ...changes,
});
