import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, ownersOfProcesses } from './launcher.js';
import { freePort, StartedService } from './started-service.js';

const folder = mkdtempSync(path.join(tmpdir(), 'start-'));
chmodSync(folder, 0o755);
let port: number;

const nothingRuns = () => eventually(async () => expect(await ownersOfProcesses(folder)).toEqual([]));

async function started(seconds: number): Promise<StartedService> {
  const service = new StartedService(folder, port);
  await service.ready(seconds);
  return service;
}

beforeAll(async () => {
  port = await freePort();
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm start', () => {
  afterEach(nothingRuns);

  it('npm start is ready on an empty directory and ends in order on SIGTERM and on Ctrl-C', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const service = await started(60);
      expect(service.output).toContain('PostgreSQL 18');
      expect(await service.end(signal)).toBe(0);
      expect(await ownersOfProcesses(folder)).toEqual([]);
    }
  }, 90_000);

  it('npm start is ready again within 15 seconds after kill -9 of the service', async () => {
    const killed = await started(15);
    await killed.end('SIGKILL');
    const next = await started(15);
    await next.end('SIGTERM');
  }, 60_000);

  it('npm start names every wrong setting and exits', async () => {
    const service = new StartedService(folder, 99_999);
    expect(await service.exitCode()).toBe(1);
    expect(service.output).toContain('PORT');
  }, 60_000);
});

describe('A service that npm start runs', () => {
  let first: StartedService;
  beforeAll(async () => {
    first = await started(15);
  }, 60_000);
  afterAll(async () => {
    expect(await first.end('SIGTERM')).toBe(0);
    await nothingRuns();
  });

  it('the service is ready again within 30 seconds after kill -9 of PostgreSQL', async () => {
    const killed = first.serverPid;
    process.kill(killed, 'SIGKILL');
    await eventually(() => expect(first.output).toContain('runs again, with the same data'), 30);
    await first.ready(30);
    expect(first.serverPid).not.toBe(killed);
  }, 60_000);

  it('a second start on the same data is refused and does not disturb the service', async () => {
    const second = new StartedService(folder, await freePort());
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toContain(`already running, for process ${first.process.pid}`);
    expect(second.output).not.toContain('at file:');
    await first.ready(1);
  }, 60_000);

  it('a second start on the same port is refused and stops its own PostgreSQL', async () => {
    const second = new StartedService(path.join(folder, 'second'), port);
    expect(await second.exitCode()).toBe(1);
    expect(second.output).toMatch(/port is taken/);
    // PostgreSQL removes its file, for which pg_ctl waits, a moment before its process ends.
    await eventually(async () => expect(await ownersOfProcesses(path.join(folder, 'second'))).toEqual([]), 5);
  }, 60_000);
});
