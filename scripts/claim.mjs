// Built-ins of Node 20 only: the installation itself uses this file.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { birthOf } from './processes.mjs';

/** Another living process holds the directory. */
export class InUse extends Error {
  constructor(directory, pid) {
    super(`${directory} is in use by process ${pid}`);
    this.pid = pid;
  }
}

const claimName = /^process-(\d+)-(\w+)\.json$/;

/** The claims of living processes; what dead ones left is removed. */
function livingClaims(directory) {
  let names = [];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  const claims = names.flatMap((name) => {
    const [, pid, birth] = claimName.exec(name) ?? [];
    return pid ? [{ file: path.join(directory, name), pid: Number(pid), birth }] : [];
  });
  return claims.filter((claim) => {
    if (birthOf(claim.pid) === claim.birth) return true;
    rmSync(claim.file, { force: true });
    return false;
  });
}

/** What a process says of itself in its claim: nothing while it is still starting. */
function factsOf({ file }) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

const hasPublished = (claim) => Object.keys(factsOf(claim)).length > 0;

/**
 * Takes the directory for this process until it is released or the process ends, however it ends; throws InUse. A
 * claim is a file named after its process, so a dead claim can be removed without ever hitting a living one. Of two
 * processes that claim at the same moment both see the other, step back and try again at different times.
 */
export async function claim(directory) {
  const file = path.join(directory, `process-${process.pid}-${birthOf(process.pid)}.json`);
  const deadline = performance.now() + 2_000;
  for (;;) {
    try {
      writeFileSync(file, '{}', { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw error.code === 'EEXIST' ? new InUse(directory, process.pid) : error;
    }
    const other = livingClaims(directory).find((claim) => claim.file !== file);
    if (!other) break;
    rmSync(file);
    if (hasPublished(other) || performance.now() > deadline) throw new InUse(directory, other.pid);
    await pause(20 + Math.random() * 80);
  }
  return {
    /** What others may read with `publishedIn`. */
    publish(facts) {
      writeFileSync(`${file}.new`, JSON.stringify(facts), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** What the living holder of the directory published, with its process number; null when there is none. */
export function publishedIn(directory) {
  const [holder] = livingClaims(directory);
  return holder ? { pid: holder.pid, ...factsOf(holder) } : null;
}

/** Runs `work` while no other process runs something else under the same directory; waits for its turn. */
export async function inTurn(directory, work) {
  mkdirSync(directory, { recursive: true });
  for (;;) {
    let held;
    try {
      held = await claim(directory);
    } catch (error) {
      if (!(error instanceof InUse)) throw error;
      await pause(300);
      continue;
    }
    try {
      return await work();
    } finally {
      held.release();
    }
  }
}
