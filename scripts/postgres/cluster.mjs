import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.mjs';

export const superuser = 'workbay';

/** Nothing of our own environment: it may hold secrets, and locale and time zone must not depend on it. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Writes a file that only its owner reads; it is never seen half written. */
export function writeSecret(file, content) {
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The directory gets its name when it is complete, so that one cut short is never used, nor written by two. */
function initialize({ data, binaries, account, password }, options) {
  const unfinished = mkdtempSync(`${data}-`);
  if (account.uid !== undefined) chownSync(unfinished, account.uid, account.gid);
  // initdb reads the password from a pipe of the shell, so that it stands in no file and no command line.
  const made = spawnSync(
    '/bin/sh',
    ['-c', 'printf %s "$PASSWORD" | "$@"', 'sh', path.join(binaries, 'bin/initdb'), '-D', unfinished, '-U', superuser]
      .concat('--pwfile=/dev/stdin', '--auth=scram-sha-256', '--no-instructions')
      // Without these the encoding and the order of texts would follow the environment.
      .concat('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', options),
    { ...account, cwd: '/', env: { ...serverEnvironment, PASSWORD: password }, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Failure(`PostgreSQL could not make its data directory:\n${made.stderr}`);
  renameSync(unfinished, data);
}

/** The data directory with name and password, made at the first start. The name stands in the command lines. */
export function openCluster(area, binaries, account, options) {
  const data = path.join(area, 'data');
  const file = path.join(area, 'credentials.json');
  if (!existsSync(file)) {
    const name = `workbay-${randomBytes(6).toString('hex')}`;
    writeSecret(file, { name, password: randomBytes(24).toString('base64url') });
  }
  const cluster = { area, binaries, account, data, ...JSON.parse(readFileSync(file, 'utf8')) };
  if (!existsSync(data)) initialize(cluster, options);
  return { ...cluster, version: readFileSync(`${data}/PG_VERSION`, 'utf8').trim() };
}

/** The share of the memory that this machine, or the container we are in, may use, in megabytes. */
const memoryShare = (part) =>
  Math.floor((Math.min(process.constrainedMemory?.() || Infinity, totalmem()) * part) / 1024 / 1024);

/** Settings that differ from PostgreSQL's own. Its own are durable: what was acknowledged survives a crash. */
export const serverSettings = (cluster) => ({
  cluster_name: cluster.name,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: `${Math.max(32, Math.min(1024, memoryShare(1 / 4)))}MB`,
  effective_cache_size: `${Math.max(64, memoryShare(1 / 2))}MB`,
  random_page_cost: 1.1,
  // Compiling a plan takes longer than any query of a booking does.
  jit: 'off',
  // Refused statements are daily business here and the service tells them; they would only fill the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
});
