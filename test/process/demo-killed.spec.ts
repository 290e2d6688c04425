import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, query } from './launcher.js';
import { freePort, StartedService } from './started-service.js';

const folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

const tables = [
  'organization',
  'account',
  'membership',
  'site',
  'resource',
  'rate',
  'agreement',
  'booking',
  'downtime',
];

async function counts(service: StartedService): Promise<Record<string, number>> {
  const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const [row] = await query<Record<string, number>>(await service.databaseUrl(), `select ${columns.join(', ')}`);
  return row ?? {};
}

describe('The demo world', () => {
  it('the demo world is complete after two kills while it was loading', async () => {
    const whole = new StartedService(path.join(folder, 'whole'), await freePort(), { DEMO: 'true' });
    await whole.ready(60);
    const wanted = await counts(whole);
    await whole.end('SIGTERM');
    expect(wanted['organization']).toBeGreaterThan(0);

    const data = path.join(folder, 'killed');
    for (const [table, least] of [
      ['resource', 2],
      ['rate', 3],
    ] as const) {
      const killed = new StartedService(data, await freePort(), { DEMO: 'true' });
      await eventually(async () => expect((await counts(killed))[table]).toBeGreaterThanOrEqual(least), 60);
      await killed.end('SIGKILL');
    }
    const next = new StartedService(data, await freePort(), { DEMO: 'true' });
    await next.ready(60);
    expect(await counts(next)).toEqual(wanted);
    await next.end('SIGTERM');
  }, 240_000);
});
