import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

export const isRoot = () => process.getuid?.() === 0;

const idOf = (option, user) => Number(execFileSync('id', [option, user], { stdio: ['ignore', 'pipe', 'ignore'] }));

function named(user) {
  try {
    return { uid: idOf('-u', user), gid: idOf('-g', user) };
  } catch {
    return null;
  }
}

function ownerOf(directory) {
  const stat = statSync(directory, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

/**
 * Whom the server runs as, as options for spawn. PostgreSQL refuses to run as root, so root runs it as the owner of
 * the data, or, before there is any, as a user without privileges.
 */
export function serverAccount(area) {
  if (!isRoot()) return {};
  const account = ownerOf(path.join(area, 'data')) ?? named('postgres') ?? named('nobody');
  if (!account) {
    throw new Failure(
      'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".\n' +
        'Add one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return account;
}

/** Whether that account can get into the directory; every folder above it counts too. */
export const canEnter = (account, directory) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

export const canRun = (account, binary) =>
  spawnSync(binary, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
