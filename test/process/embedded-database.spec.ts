import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually, Launcher, ownersOfProcesses, query } from './launcher.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

/** A folder that other users may enter, as a checkout usually is. */
function openFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'embedded-'));
  chmodSync(folder, 0o755);
  return folder;
}

const folder = openFolder();
const directory = path.join(folder, 'postgres');

const add = (launcher: Launcher, word: string) => query(launcher.url, `insert into word values ('${word}')`);

async function words(launcher: Launcher): Promise<string[]> {
  const rows = await query<{ word: string }>(launcher.url, 'select word from word order by word');
  return rows.map(({ word }) => word);
}

const nothingRuns = () => eventually(async () => expect(await ownersOfProcesses(directory)).toEqual([]));

beforeAll(async () => {
  const first = await Launcher.start(directory);
  await query(first.url, 'create table word (word text)');
  await add(first, 'made');
  await first.end('SIGTERM');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('The embedded database', () => {
  afterEach(nothingRuns);

  it('the embedded database keeps its data over restarts, and stopping leaves no process', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const launcher = await Launcher.start(directory);
      expect(await words(launcher)).toEqual(['made']);
      expect(await launcher.end(signal)).toBe(0);
      expect(await ownersOfProcesses(directory)).toEqual([]);
    }
  });

  it('the embedded database recovers at the same address with its data after a kill', async () => {
    const launcher = await Launcher.start(directory);
    await add(launcher, 'killed server');
    const killed = launcher.serverPid;
    process.kill(killed, 'SIGKILL');
    expect(await eventually(() => words(launcher))).toContain('killed server');
    expect(launcher.serverPid).not.toBe(killed);
    await launcher.end('SIGTERM');
  });

  it('the embedded database recovers although a process of the killed server still runs', async () => {
    const launcher = await Launcher.start(directory);
    // A loop never looks whether its main process still lives, as waiting for a lock or a client does.
    const loop = 'do $$ begin for n in 1..2000000000 loop end loop; end $$';
    const busy = query(launcher.url, loop).catch(() => 'broken');
    await eventually(async () => {
      const rows = await query(launcher.url, `select from pg_stat_activity where query = '${loop}'`);
      expect(rows.length).toBe(1);
    });
    process.kill(launcher.serverPid, 'SIGKILL');
    expect(await eventually(() => words(launcher), 30)).toContain('made');
    expect(await busy).toBe('broken');
    await launcher.end('SIGTERM');
  });

  it('the embedded database stops when its launcher is killed, and the next start has the data', async () => {
    const killed = await Launcher.start(directory);
    await add(killed, 'killed launcher');
    await killed.end('SIGKILL');
    const next = await Launcher.start(directory);
    expect(await words(next)).toContain('killed launcher');
    await next.end('SIGTERM');
  });

  it('the embedded database starts with its data after launcher and server were killed', async () => {
    const killed = await Launcher.start(directory);
    await add(killed, 'killed both');
    process.kill(killed.serverPid, 'SIGKILL');
    await killed.end('SIGKILL');
    const next = await Launcher.start(directory);
    expect(await words(next)).toContain('killed both');
    await next.end('SIGTERM');
  });

  it('the embedded database starts when another process has its old process id', async () => {
    writeFileSync(path.join(directory, 'data/postmaster.pid'), `${process.pid}\n${directory}/data\n1\n1\n\n\n\n`);
    const launcher = await Launcher.start(directory);
    expect(await words(launcher)).toContain('made');
    await launcher.end('SIGTERM');
  });

  it('a second start is refused, names the process, and does not disturb the first', async () => {
    const first = await Launcher.start(directory);
    const server = first.serverPid;
    await expect(Launcher.start(directory)).rejects.toThrow(`already running, for process ${first.pid}`);
    expect(first.serverPid).toBe(server);
    expect(await words(first)).toContain('made');
    await first.end('SIGTERM');
  });

  it('exactly one of several concurrent starts succeeds', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 4 }, () => Launcher.start(directory)));
    const winners = starts.filter((start) => start.status === 'fulfilled').map(({ value }) => value);
    expect(winners.length).toBe(1);
    for (const winner of winners) await winner.end('SIGTERM');
  });
});

describe('Settings of the embedded database', () => {
  let launcher: Launcher;
  beforeAll(async () => {
    launcher = await Launcher.start(directory);
  });
  afterAll(() => launcher.end('SIGTERM'));
  const setting = async (name: string) => {
    const [row] = await query<{ value: string }>(launcher.url, `select current_setting('${name}') as value`);
    return row?.value;
  };

  it('the settings are durable and independent of the environment', async () => {
    const expected = {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      default_transaction_isolation: 'read committed',
      TimeZone: 'UTC',
      server_encoding: 'UTF8',
    };
    for (const [name, value] of Object.entries(expected)) expect([name, await setting(name)]).toEqual([name, value]);
    expect(await setting('server_version')).toMatch(/^18\./);
  });

  it('the database accepts connections only with the password and from this machine', async () => {
    for (const password of ['', 'guess']) {
      const url = new URL(launcher.url);
      url.password = password;
      await expect(query(url.href, 'select')).rejects.toThrow(/password/);
    }
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('unix_socket_directories')).toBe('');
    const rules = await query<{ auth_method: string }>(launcher.url, 'select auth_method from pg_hba_file_rules');
    expect(new Set(rules.map(({ auth_method }) => auth_method))).toEqual(new Set(['scram-sha-256']));
  });

  it('the password is stored where only its owner can read it', () => {
    const secret = path.join(launcher.area, 'credentials.json');
    expect(readFileSync(secret, 'utf8')).toContain(new URL(launcher.url).password);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(launcher.area, 'data')).mode & 0o777).toBe(0o700);
  });
});

/** A checkout under a closed folder, such as the home of root, is out of reach for other users. */
const othersMayEnter = isRoot && spawnSync('test', ['-r', import.meta.filename], NOBODY).status === 0;

// Only root can become another user, or make folders that another user may not enter.
(isRoot ? describe : describe.skip)('the embedded database as root', () => {
  afterEach(nothingRuns);

  it('the embedded database runs as a user without privileges', async () => {
    const launcher = await Launcher.start(directory);
    expect(await ownersOfProcesses(`${directory}/data`)).not.toContain('root');
    await launcher.end('SIGTERM');
  });

  (othersMayEnter ? it : it.skip)(
    'works for an ordinary user, with everything owned by that user',
    async () => {
      const own = openFolder();
      chownSync(own, NOBODY.uid, NOBODY.gid);
      const launcher = await Launcher.start(path.join(own, 'postgres'), NOBODY);
      expect(new Set(await ownersOfProcesses(own))).toEqual(new Set(['nobody']));
      await launcher.end('SIGTERM');
      // Root, too, goes on with these data, as their owner.
      const asRoot = await Launcher.start(path.join(own, 'postgres'));
      expect(new Set(await ownersOfProcesses(own))).toEqual(new Set(['nobody']));
      await asRoot.end('SIGTERM');
      rmSync(own, { recursive: true });
    },
    60_000,
  );

  it('the embedded database keeps its data outside a checkout and finds it after a reinstall', async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'closed-'));
    const first = await Launcher.start(path.join(closed, 'postgres'));
    expect(path.dirname(first.area)).toBe('/var/lib/workbay');
    await query(first.url, `create table word as select 'kept' as word`);
    await first.end('SIGTERM');
    rmSync(closed, { recursive: true });
    mkdirSync(closed, { mode: 0o700 });
    const second = await Launcher.start(path.join(closed, 'postgres'));
    expect(await words(second)).toEqual(['kept']);
    await second.end('SIGTERM');
    for (const made of [closed, first.area]) rmSync(made, { recursive: true });
  }, 60_000);

  it('the embedded database refuses a directory that another user made', async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'closed-'));
    const probe = await Launcher.start(path.join(closed, 'postgres'));
    await probe.end('SIGTERM');
    rmSync(probe.area, { recursive: true });
    mkdirSync(probe.area);
    chownSync(probe.area, NOBODY.uid, NOBODY.gid);
    await expect(Launcher.start(path.join(closed, 'postgres'))).rejects.toThrow(/must be a directory that belongs to/);
    for (const made of [closed, probe.area]) rmSync(made, { recursive: true });
  }, 60_000);
});
