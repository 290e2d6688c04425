import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A process that runs the embedded server on a directory. */
export class Launcher {
  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    readonly area: string,
  ) {}

  static async start(directory: string, account?: Account): Promise<Launcher> {
    const { child, said } = spawnLauncher(directory, account);
    const { line, complaint } = await said;
    if (line === null) throw new Error(complaint);
    const { url, area } = JSON.parse(line) as { url: string; area: string };
    return new Launcher(child, url, area);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The number of PostgreSQL's main process. */
  get serverPid(): number {
    return parseInt(readFileSync(path.join(this.area, 'data/postmaster.pid'), 'utf8'), 10);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }
}

function spawnLauncher(directory: string, account: Account | undefined) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'start-server.mjs'), directory], {
    ...account,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const said = Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => ({ line: line as string, complaint: '' })),
    once(child, 'close').then(() => ({ line: null, complaint })),
  ]);
  return { child, said };
}

export async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  // A server that is killed under a test breaks the connection; the query itself tells that.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Tries until it succeeds; the last failure is told when the time is over. */
export async function eventually<T>(work: () => T | Promise<T>, seconds = 15): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** The owners of all processes whose command line holds the text. */
export async function ownersOfProcesses(text: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'user:32=,command=']);
  const lines = stdout.split('\n').filter((line) => line.includes(text) && !line.includes('start-server.mjs'));
  return lines.map((line) => line.split(' ', 1)[0] ?? '');
}
