import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

const isRoot = process.getuid?.() === 0;

/** Whether the account can run the command; every folder above it counts too. */
export const canRun = (account, command, ...options) =>
  spawnSync(command, options, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

function accountNamed(user) {
  const [uid, gid] = ['-u', '-g'].map((option) => parseInt(spawnSync('id', [option, user]).stdout, 10));
  return uid > 0 ? { uid, gid } : null;
}

/**
 * The account of the server, as options for spawn. PostgreSQL refuses to run as root, so root runs it as the owner of
 * the data, or, before there is any, as a user without privileges.
 */
export function serverAccount(area) {
  if (!isRoot) return {};
  const { uid, gid } = statSync(path.join(area, 'data'), { throwIfNoEntry: false }) ?? { uid: 0 };
  const account = uid > 0 ? { uid, gid } : (accountNamed('postgres') ?? accountNamed('nobody'));
  if (account) return account;
  throw new Failure(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".\n' +
      'Add one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
  );
}

function makeDirectory(directory, mode) {
  if (existsSync(directory)) return;
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, mode);
}

/** Where root keeps what an unprivileged server must reach; it outlives reboots, unlike a folder for temporary files. */
export const systemDirectory = '/var/lib/workbay';

/** Makes a directory that root alone can write to: at a known place another user could have made it, or put a link. */
export function ownDirectory(directory, mode) {
  makeDirectory(directory, mode);
  const stat = lstatSync(directory);
  if (stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0) return;
  throw new Failure(
    `${directory} must be a directory that belongs to this user and that nobody else can write to.\n` +
      'Look at who made it, then remove it and start again, or set DATABASE_URL to use another PostgreSQL.',
  );
}

/** The place outside is named after the real path, so that a checkout whose files were replaced finds its data again. */
function areaOfRoot(directory) {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16);
  const outside = path.join(systemDirectory, `data-${name}`);
  const canEnter = () => canRun(serverAccount(directory), '/bin/sh', '-c', 'cd "$1"', 'sh', directory);
  if (existsSync(path.join(directory, 'data'))) return directory;
  if (!existsSync(path.join(outside, 'data')) && canEnter()) return directory;
  ownDirectory(systemDirectory, 0o755);
  ownDirectory(outside, 0o711);
  return outside;
}

/**
 * The folder that holds everything of one embedded server: data, password, logs, and the address while it runs. As
 * root it may lie outside the checkout, because PostgreSQL then runs as a user who may not enter there.
 */
export function openArea(directory) {
  makeDirectory(directory, isRoot ? 0o711 : 0o700);
  if (isRoot) return areaOfRoot(directory);
  const { uid } = statSync(directory);
  if (uid === process.getuid()) return directory;
  throw new Failure(
    `${directory} belongs to another user (number ${uid}), so the database in it cannot be used.\n` +
      'Start as that user, hand it over with chown -R, or choose another place with DATA_DIR.',
  );
}

/** A new cluster takes about 40 MB, and one segment of its log 16 MB; with less room the first busy hour would fail. */
export function assertFreeDisk(directory, least = 256) {
  const { bavail, bsize } = statfsSync(directory);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free >= least) return;
  throw new Failure(
    `There are ${free} MB free where ${directory} is; PostgreSQL needs ${least} MB at least.\n` +
      'Make room, or keep the data elsewhere: DATA_DIR=/a/larger/disk npm start',
  );
}
