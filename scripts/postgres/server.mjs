import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { birthOf, processesWith } from '../processes.mjs';
import { serverEnvironment } from './cluster.mjs';

/**
 * Starts the server, says so, and stops it when the pipe to us closes, because we end in whatever way. It runs in a
 * session of its own, so that Ctrl-C reaches the service first, and a broken pipe does not end it.
 */
const keeper = `
trap '' PIPE
"$@" start -t 120 -o "$OPTIONS" </dev/null >&2 && echo started && read -r _
"$@" stop 2>/dev/null`;

const signal = (name, pids) =>
  spawnSync('/bin/sh', ['-c', 'kill "$@"', 'sh', '-s', name, ...pids], { stdio: 'ignore' });

/** The number of the server's main process as it wrote it down; NaN when there is none. */
function mainProcess(data) {
  const file = path.join(data, 'postmaster.pid');
  return existsSync(file) ? parseInt(readFileSync(file, 'utf8'), 10) : NaN;
}

/**
 * Ends what an earlier run left behind. A whole server gets the time to close its files. Processes that lost their
 * main process end by themselves, except in the middle of a long computation; while one lives, PostgreSQL refuses to
 * start on the same files. A number written down may belong to a stranger by now, which would stop the start.
 */
async function endLeftovers({ name, data }) {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const left = processesWith(name);
    if (left.length === 0) break;
    const main = left.filter((pid) => pid === mainProcess(data));
    if (waited === 0) signal('INT', main);
    if (waited >= (main.length > 0 ? 15_000 : 1_000)) signal('KILL', left);
    await pause(50);
  }
  rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/** One PostgreSQL on one cluster. When it dies alone it is started again on the same port, until `stop`. */
export class Server {
  #cluster;
  #settings;
  #control;
  #log;
  #options;
  #keeper = null;
  #watch = null;
  #stopped = false;

  constructor(cluster, settings) {
    this.#cluster = cluster;
    this.#settings = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    this.#control = [path.join(cluster.binaries, 'bin/pg_ctl'), '-D', cluster.data, '-s', '-w', '-m', 'fast'];
    this.#options = { ...cluster.account, cwd: '/', env: serverEnvironment, stdio: 'ignore' };
    this.#log = path.join(cluster.area, 'server.log');
    // The log of the previous run is kept, older ones are not, so that they never fill the disk.
    if (existsSync(this.#log)) renameSync(this.#log, `${this.#log}.1`);
  }

  get lastLines() {
    return readFileSync(this.#log, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  }

  /** Answers whether the server came up; after a crash it first replays its log. */
  async start(port) {
    this.#keeper?.kill('SIGKILL');
    await endLeftovers(this.#cluster);
    if (this.#stopped) return false;
    const log = openSync(this.#log, 'a', 0o600);
    const shell = spawn('/bin/sh', ['-c', keeper, this.#cluster.name, ...this.#control], {
      ...this.#options,
      detached: true,
      env: { ...serverEnvironment, OPTIONS: [`-p ${port}`, ...this.#settings].join(' ') },
      stdio: ['pipe', 'pipe', log],
    });
    closeSync(log);
    this.#keeper = shell;
    shell.stdin.on('error', () => undefined);
    const started = once(shell.stdout, 'data').then(() => true);
    if (!(await Promise.race([started, once(shell, 'exit').then(() => false)]))) return false;
    // The server must not keep alive a process that has nothing else to do.
    for (const handle of [shell, shell.stdin, shell.stdout]) handle.unref();
    const main = mainProcess(this.#cluster.data);
    this.#watch = setInterval(() => birthOf(main) ?? this.#startAgain(port), 250).unref();
    return true;
  }

  async #startAgain(port) {
    clearInterval(this.#watch);
    console.error('PostgreSQL ended unexpectedly; starting it again ...');
    for (const deadline = performance.now() + 30_000; performance.now() < deadline; await pause(250)) {
      const started = await this.start(port).catch(() => false);
      if (this.#stopped) return;
      if (started) return console.error('PostgreSQL runs again, with the same data.');
    }
    console.error('PostgreSQL could not be started again; the service ends. The next start will try anew.');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  }

  /** Blocks, because nothing asynchronous runs any more when the process exits. */
  stop() {
    this.#stopped = true;
    clearInterval(this.#watch);
    this.#keeper.stdin.destroy();
    const [command, ...options] = this.#control;
    // A keeper that is just starting the server again stops it by itself.
    if (spawnSync(command, [...options, 'stop'], this.#options).status === 0) this.#keeper.kill('SIGKILL');
  }
}
