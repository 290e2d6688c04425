import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failure.mjs';
import { isTaken, listProcesses } from '../processes.mjs';

/** The number of the server's main process as it wrote it down, or null. */
export function mainProcess(data) {
  try {
    return parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

/** Every process of the cluster: the main one by its settings, the others by their titles. */
function processesOf(cluster) {
  const ours = ({ command }) =>
    command.startsWith(`postgres: ${cluster.name}: `) ||
    (command.includes(`cluster_name=${cluster.name}`) && !command.startsWith('/bin/sh'));
  return listProcesses()
    .filter(ours)
    .map(({ pid }) => pid);
}

function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It went away by itself in the meantime.
    }
  }
}

async function areGone(cluster, milliseconds) {
  const deadline = performance.now() + milliseconds;
  while (processesOf(cluster).length > 0) {
    if (performance.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

/**
 * Ends what an earlier run left behind; the caller holds the area, so nobody uses it. A whole server gets the time to
 * close its files. Processes that lost their main process end by themselves, except in the middle of a long
 * computation; while one lives, a new server refuses to start on the same files.
 */
export async function stopLeftovers(cluster) {
  const main = mainProcess(cluster.data);
  if (processesOf(cluster).includes(main)) {
    signal([main], 'SIGINT');
    await areGone(cluster, 15_000);
  } else {
    await areGone(cluster, 1_000);
  }
  signal(processesOf(cluster), 'SIGKILL');
  if (!(await areGone(cluster, 10_000))) {
    throw new Failure(`Processes of an earlier PostgreSQL do not end: ${processesOf(cluster).join(', ')}. End them.`);
  }
  // The number may belong to a stranger by now (always so in a restarted container), which would stop the start.
  if (main !== null && isTaken(main)) rmSync(path.join(cluster.data, 'postmaster.pid'), { force: true });
}
