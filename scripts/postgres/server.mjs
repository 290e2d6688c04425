import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverEnvironment } from './cluster.mjs';

/**
 * The shell holds the server. When the pipe to us closes, because we end in whatever way, it stops the server; when
 * the server ends, the shell ends. It runs in a session of its own, so that Ctrl-C reaches the service first.
 */
const keeper = `
"$@" </dev/null 3<&- & server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null 3<&3 & watcher=$!
wait "$server"; status=$?
kill "$watcher" 2>/dev/null
exit "$status"`;

export async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The log of the previous run is kept, older ones are not, so that they never fill the disk. */
export function turnLog(area) {
  const log = path.join(area, 'server.log');
  if (existsSync(log)) renameSync(log, `${log}.1`);
}

export function lastLines(area) {
  const log = path.join(area, 'server.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}

/** Starts the server process and returns at once. */
export function launch({ area, binaries, account, data, port, settings }) {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = [path.join(binaries, 'bin/postgres'), '-D', data, '-p', String(port), ...options];
  const log = openSync(path.join(area, 'server.log'), 'a', 0o600);
  const shell = spawn('/bin/sh', ['-c', keeper, 'sh', ...server], {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  });
  closeSync(log);
  const pipe = shell.stdio[3];
  // The pipe breaks when the shell is killed; that is told by the exit of the shell.
  pipe.on('error', () => undefined);
  // The server must not keep alive a process that has nothing else to do.
  shell.unref();
  pipe.unref();
  const run = {
    ended: false,
    exited: once(shell, 'exit'),
    /** Tells the shell to stop the server. */
    release: () => pipe.destroy(),
    hold: () => shell.ref(),
  };
  shell.once('exit', () => (run.ended = true));
  return run;
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the server answers queries; after a crash it first replays its log. False when it ended instead. */
export async function isReady(run, url, seconds = 120) {
  const deadline = performance.now() + seconds * 1000;
  while (!run.ended && performance.now() < deadline) {
    if (await answers(url)) return true;
    await pause(25);
  }
  return false;
}
