// Built-ins of Node 20 only: the installation itself uses this file.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const linux = process.platform === 'linux';

const ps = (...options) => spawnSync('ps', options, { encoding: 'utf8' }).stdout ?? '';

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Tells a process from a later one that got the same number; null when there is none. Numbers come again after a
 * reboot, and in a container almost at once. A process that has ended but was not yet collected counts as gone.
 */
export function birthOf(pid) {
  if (!linux) return ps('-o', 'lstart=', '-p', String(pid)).replace(/\W/g, '') || null;
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (stat === '' || fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${read('/proc/sys/kernel/random/boot_id').slice(0, 8)}_${fields[19]}`;
}

/** The numbers of all processes whose command line holds the text. A slim Linux image has no ps. */
export function processesWith(text) {
  const lines = linux
    ? readdirSync('/proc').map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`)}`)
    : ps('-axo', 'pid=,command=').split('\n');
  return lines.filter((line) => line.includes(text)).map((line) => parseInt(line, 10));
}
