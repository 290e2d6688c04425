import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failure.mjs';
import { birthOf, processesWith } from '../processes.mjs';
import { serverEnvironment } from './cluster.mjs';

/**
 * Starts the server, says so, and stops it when the pipe to us closes, because we end in whatever way. It runs in a
 * session of its own, so that Ctrl-C reaches the service first, and a broken pipe does not end it.
 */
const keeperScript = `
trap '' PIPE
"$@" start -t 120 -o "$OPTIONS" </dev/null >&2 && echo started && read -r _
"$@" stop 2>/dev/null`;

export async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Runs PostgreSQL on a cluster until `stop`. When it dies alone, it is started again on the same port. */
export async function startServer({ area, binaries, account, data, name }, settings) {
  const [control, ...always] = [path.join(binaries, 'bin/pg_ctl'), '-D', data, '-s', '-w', '-m', 'fast'];
  const pidFile = path.join(data, 'postmaster.pid');
  const logFile = path.join(area, 'server.log');
  const options = { ...account, cwd: '/', env: serverEnvironment, stdio: 'ignore' };
  let [keeper, watch, stopped] = [null, null, false];

  const mainProcess = () => (existsSync(pidFile) ? parseInt(readFileSync(pidFile, 'utf8'), 10) : NaN);
  const stopInOrder = () => spawnSync(control, [...always, 'stop'], options).status === 0;

  /**
   * Ends what an earlier run left behind. A whole server closes its files. Processes that lost their main process end
   * by themselves, except in the middle of a long computation; while one lives, PostgreSQL refuses to start beside it.
   * The number in postmaster.pid may belong to a stranger by now, so only processes of this cluster get a signal.
   */
  async function endLeftovers() {
    if (processesWith(name).includes(mainProcess())) stopInOrder();
    for (let waited = 0; waited < 15_000; waited += 50) {
      const left = processesWith(name);
      if (left.length === 0) break;
      spawnSync('/bin/sh', ['-c', 'kill -s KILL "$@"', 'sh', ...left], { stdio: 'ignore' });
      await pause(50);
    }
    rmSync(pidFile, { force: true });
  }

  /** Answers whether the server came up; after a crash it first replays its log. */
  async function startOn(port) {
    keeper?.kill('SIGKILL');
    await endLeftovers();
    if (stopped) return false;
    const changes = Object.entries(settings).map(([setting, value]) => `-c ${setting}='${value}'`);
    const log = openSync(logFile, 'a', 0o600);
    // The name of the cluster makes a keeper that was left behind one of its processes.
    keeper = spawn('/bin/sh', ['-c', keeperScript, name, control, ...always], {
      ...options,
      detached: true,
      env: { ...serverEnvironment, OPTIONS: [`-p ${port}`, ...changes].join(' ') },
      stdio: ['pipe', 'pipe', log],
    });
    closeSync(log);
    keeper.stdin.on('error', () => undefined);
    const started = once(keeper.stdout, 'data').then(() => true);
    if (!(await Promise.race([started, once(keeper, 'exit').then(() => false)]))) return false;
    // The server must not keep alive a process that has nothing else to do.
    for (const handle of [keeper, keeper.stdin, keeper.stdout]) handle.unref();
    const main = mainProcess();
    watch = setInterval(() => birthOf(main) ?? startAgain(port), 250).unref();
    return true;
  }

  async function startAgain(port) {
    clearInterval(watch);
    console.error('PostgreSQL ended unexpectedly; starting it again ...');
    const started = await startOn(port).catch(() => false);
    if (stopped) return;
    if (started) return console.error('PostgreSQL runs again, with the same data.');
    console.error('PostgreSQL could not be started again; the service ends. The next start will try anew.');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  }

  /** Blocks, because nothing asynchronous runs any more when the process exits. */
  function stop() {
    stopped = true;
    clearInterval(watch);
    keeper.stdin.destroy();
    // A keeper that is just starting the server again stops it by itself.
    if (stopInOrder()) keeper.kill('SIGKILL');
  }

  // The log of the previous run is kept, older ones are not, so that they never fill the disk.
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  // Another program may take a free port before the server does.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    if (await startOn(port)) return { port, stop };
  }
  const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  throw new Failure(
    `PostgreSQL did not start. Its log ends:\n${lastLines}\n` +
      'Mend what it names, keep other data beside these (DATA_DIR=.data/second npm start), or set DATABASE_URL.',
  );
}
