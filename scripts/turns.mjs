// Built-ins of Node 20 only: the installation itself uses this file.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { birthOf } from './processes.mjs';

const nameOf = (pid) => `${pid}-${birthOf(pid)}`;

/** Whether another living process has its file there; files of dead ones are removed. */
function isTaken(directory, own) {
  const others = readdirSync(directory).filter((name) => name !== own);
  return others.some((name) => {
    if (nameOf(parseInt(name, 10)) === name) return true;
    rmSync(path.join(directory, name), { force: true });
    return false;
  });
}

/**
 * Runs `work` while no other process runs something else under the same directory; waits for its turn. Each process
 * puts down a file named after itself, so a dead one's file can be removed without ever hitting a living one's. Of two
 * that come at the same moment both see the other, step back and try again at different times.
 */
export async function inTurn(directory, work) {
  mkdirSync(directory, { recursive: true });
  const own = nameOf(process.pid);
  const file = path.join(directory, own);
  for (;;) {
    writeFileSync(file, '');
    if (!isTaken(directory, own)) break;
    rmSync(file);
    await pause(50 + Math.random() * 200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
