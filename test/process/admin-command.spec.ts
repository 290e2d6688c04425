import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { query } from './launcher.js';
import { freePort, StartedService } from './started-service.js';

const checkout = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'admin-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the script behind `npm run admin`. */
async function admin(data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(checkout, 'scripts/admin.mjs'), ...args], {
    cwd: checkout,
    env: { PATH: process.env['PATH'], DATA_DIR: data, DATABASE_URL: '', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { isPlatformAdmin } userErrors { code } }
}`;
const signIn = async (service: StartedService, email: string, password: string) =>
  (await service.graphql(SIGN_IN, { input: { email, password } }, null)).signIn;

const BOSS = { ADMIN_EMAIL: 'boss@x.example', ADMIN_PASSWORD: 'quiet-otter-lamp-77' };
const DEMO = ['admin@workbay.example', 'workbay-demo-2026'] as const;

describe('The admin command', () => {
  const data = path.join(folder, 'commands');
  let service: StartedService;
  beforeAll(async () => {
    service = new StartedService(data, await freePort());
    await service.ready(60);
  }, 90_000);

  it('the command promotes an account in the database of the running service', async () => {
    const input = { name: 'Ada', email: 'ada@x.example', password: 'three blue lathes' };
    await service.graphql(
      'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code } } }',
      { input },
      null,
    );
    expect(service.output).toContain('There is no platform administrator');
    expect(await admin(data, 'promote', 'ada@x.example')).toMatchObject({ code: 0 });
    expect((await signIn(service, input.email, input.password)).viewer.isPlatformAdmin).toBe(true);
  }, 60_000);

  it('the command logs what it did, apart from its answer', async () => {
    const { out, err } = await admin(data, 'promote', 'ada@x.example');
    expect(JSON.parse(err)).toMatchObject({ name: 'security', event: 'operator-command', command: 'promote' });
    expect(out).not.toContain('{');
  }, 60_000);

  it('the command reaches the database of a stopped service', async () => {
    await service.end('SIGTERM');
    const { code, out } = await admin(data, 'list');
    expect(code).toBe(0);
    expect(out).toContain('ada@x.example');
  }, 60_000);

  it('the command refuses to demote the last platform administrator', async () => {
    const { code, err } = await admin(data, 'demote', 'ada@x.example');
    expect(code).toBe(1);
    expect(err).toContain('last enabled platform administrator');
  }, 60_000);

  it('the command prints its usage', async () => {
    const { code, err } = await admin(data, 'promote');
    expect(code).toBe(1);
    expect(err).toContain('promote EMAIL');
  }, 60_000);

  it('the next start logs who is a platform administrator', async () => {
    const next = new StartedService(data, await freePort());
    await next.ready(30);
    await next.end('SIGTERM');
    expect(next.output).toMatch(/Platform administrators:\n {2}ada@x\.example/);
  }, 60_000);
});

describe('Starting in production', () => {
  const data = path.join(folder, 'demo');

  it('the service refuses to start with demo accounts until the command has closed them', async () => {
    const trial = new StartedService(data, await freePort(), { DEMO: 'true' });
    await trial.ready(60);
    expect((await signIn(trial, ...DEMO)).viewer.isPlatformAdmin).toBe(true);
    await trial.end('SIGTERM');

    const settings = { NODE_ENV: 'production', ...BOSS };
    const refused = new StartedService(data, await freePort(), settings);
    expect(await refused.exitCode()).toBe(1);
    expect(refused.output).toContain('npm run admin -- remove-demo');

    expect(await admin(data, 'remove-demo')).toMatchObject({ code: 0 });
    const started = new StartedService(data, await freePort(), settings);
    await started.ready(30);
    expect((await signIn(started, ...DEMO)).userErrors).toEqual([{ code: 'BAD_CREDENTIALS' }]);
    expect((await signIn(started, BOSS.ADMIN_EMAIL, BOSS.ADMIN_PASSWORD)).viewer.isPlatformAdmin).toBe(true);
    const statuses = await query<{ status: string }>(
      await started.databaseUrl(),
      'select distinct status from organization',
    );
    expect(statuses).toEqual([{ status: 'SUSPENDED' }]);
    await started.end('SIGTERM');
  }, 150_000);
});
