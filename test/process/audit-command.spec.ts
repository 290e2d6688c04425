import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { registered } from '../worlds/places.js';
import { person } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { Seals } = await built('happenings/index');
const checkout = path.resolve(import.meta.dirname, '../..');

/** Runs the script behind `npm run audit:verify`. */
const audit = (url: string): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: url, NODE_ENV: 'production' };
    const child = execFile(process.execPath, [path.join(checkout, 'scripts/audit.mjs')], { env }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out: out + err });
    });
  });

describe('The command that verifies the audit trail', () => {
  let service: Service;
  let organizationId: string;
  beforeAll(async () => {
    service = await startService();
    organizationId = await registered(service, await person(service, 'Ada'), 'school');
    // Transactions of other tests in the same server hold a seal back until they end.
    while ((await service.app.get(Seals).seal()) === 0) await pause(50);
  });
  afterAll(() => service.stop());

  it('the command confirms that all seals hold', async () => {
    const { code, out } = await audit(service.databaseUrl);
    expect(out).toBe('All seals of 1 organizations hold: 1 with all of their happenings.\n');
    expect(code).toBe(0);
  });

  it('the command names the first broken seal after a row was changed past the triggers', async () => {
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    await client.query(`set session_replication_role = replica; update happening set title = 'Other'`);
    await client.end();
    const { code, out } = await audit(service.databaseUrl);
    expect(out).toBe(`Seal 1 of ${organizationId} differs: its happenings are not as they were.\n`);
    expect(code).toBe(2);
  });
});
