import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { settingNames } from '../../src/platform/config/environment.js';
import { checkout, readCompose, textOf } from './compose-file.js';

const compose = readCompose();
const { db, migrate, app } = compose.services;

const settingsIn = (text: string) => [...text.matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);

interface Linted {
  readonly messages: readonly { readonly rule: string }[];
}

/** The order of keys is left to the reader's understanding: the database comes before what needs it. */
const ordering = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];

async function complaintsAbout(file: string): Promise<string[]> {
  const linter = path.join(checkout, 'node_modules/dclint/bin/dclint.cjs');
  const disabled = ordering.flatMap((rule) => ['--disable-rule', rule]);
  const linted = promisify(execFile)(process.execPath, [linter, file, '--formatter', 'json', ...disabled]);
  const { stdout } = await linted.catch((error: unknown) => error as { stdout: string });
  const files = JSON.parse(stdout) as readonly Linted[];
  return files.flatMap(({ messages }) => messages.map(({ rule }) => rule));
}

describe('docker-compose.yml', () => {
  it('is valid by the schema of compose files and raises no complaint of the linter', async () => {
    expect(await complaintsAbout(path.join(checkout, 'docker-compose.yml'))).toEqual([]);
  });

  it('would be refused with a misspelled key', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'compose-'));
    const misspelled = path.join(directory, 'docker-compose.yml');
    await writeFile(misspelled, textOf('docker-compose.yml').replace('healthcheck:', 'helthcheck:'));
    expect(await complaintsAbout(misspelled)).toEqual(['invalid-schema']);
    await rm(directory, { recursive: true });
  });

  it('keeps the data of PostgreSQL 18 in a named volume where that image keeps them', () => {
    const volume = db.volumes?.map((mount) => mount.split(':'));
    expect(volume).toEqual([['db-data', '/var/lib/postgresql']]);
    expect(Object.keys(compose.volumes)).toEqual(['db-data']);
  });

  it('migrates once before the service starts, and both wait for a database that answers', () => {
    expect(migrate.command).toEqual(['node', 'dist/src/migrate.js']);
    expect(migrate.depends_on).toEqual({ db: { condition: 'service_healthy' } });
    expect(app.depends_on).toEqual({
      db: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(db.healthcheck?.test).toContain('pg_isready');
  });

  it('runs the service without privileges', () => {
    for (const service of [app, migrate]) {
      expect(service).toMatchObject({ init: true, read_only: true, cap_drop: ['ALL'], build: { target: 'runtime' } });
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
    }
  });

  it('pins every image to a version', () => {
    for (const { image } of [db, migrate, app]) expect(image).toMatch(/^[a-z]+:\d+\.\d+/);
  });

  it('publishes the service on this machine only, and the database nowhere', () => {
    expect(app.ports).toEqual(['127.0.0.1:${PORT:-3000}:3000']);
    expect(db.ports).toBeUndefined();
  });

  it('sets nothing that the service does not know, and explains every variable in .env.example', () => {
    const given = [...Object.keys(app.environment), ...Object.keys(migrate.environment)];
    expect(given.filter((name) => !settingNames.includes(name))).toEqual([]);
    const variables = [...textOf('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const explained = settingsIn(textOf('.env.example'));
    expect(variables.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('refuses to start without a password for the database', () => {
    expect(db.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/);
  });

  it('believes one proxy, and opens its port to this machine alone', () => {
    expect(app?.environment?.['TRUST_PROXY']).toBe('${TRUST_PROXY:-1}');
    expect(app?.ports?.every((port) => String(port).startsWith('127.0.0.1:'))).toBe(true);
  });
});
