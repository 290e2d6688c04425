import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { eventually } from './launcher.js';
import type { Root } from '../support/app.js';

const checkout = path.resolve(import.meta.dirname, '../..');

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The process of `npm start`, on a data directory and a port of its own. */
export class StartedService {
  readonly process: ChildProcess;
  output = '';

  constructor(
    readonly dataDirectory: string,
    readonly port: number,
    others: Readonly<Record<string, string>> = {},
  ) {
    const settings = { DATA_DIR: dataDirectory, PORT: String(port), LOG_LEVEL: 'warn', DEMO: 'false', ...others };
    // The settings of this run stay out, and a .env of the developer does not override what is set here.
    const environment = { PATH: process.env['PATH'], NODE_ENV: 'development', DATABASE_URL: '', ...settings };
    this.process = spawn(process.execPath, [path.join(checkout, 'scripts/start.mjs')], {
      cwd: checkout,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (text: Buffer) => (this.output += text.toString());
    this.process.stdout?.on('data', hear);
    this.process.stderr?.on('data', hear);
  }

  get serverPid(): number {
    return parseInt(readFileSync(path.join(this.dataDirectory, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  }

  /** Waits until the service says that it and its database are fit to serve. */
  async ready(seconds: number): Promise<void> {
    await eventually(async () => {
      if (this.process.exitCode !== null) throw new Error(`The service ended: ${this.output}`);
      const { status } = await fetch(`http://127.0.0.1:${this.port}/readyz`);
      if (status !== 200) throw new Error(`/readyz answered ${status}`);
    }, seconds);
  }

  /** The data of an answer; throws when nobody answers, or when the service failed. */
  async graphql<Data = Root>(query: string, variables: object, token: string | null): Promise<Data> {
    const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The address of its database. */
  async databaseUrl(): Promise<string> {
    const file = await readFile(path.join(this.dataDirectory, 'postgres/running.json'), 'utf8');
    const { pid, url } = JSON.parse(file) as { pid: number; url: string };
    if (pid !== this.process.pid) throw new Error(`no database of process ${this.process.pid} runs yet`);
    return url;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }
}
