// Plain ESM, because Jest loads it outside its module system. The service must not be imported here: Nest and TypeORM
// keep what decorators say on globalThis, and Jest hands that on to the tests. So a child process migrates.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import pg from 'pg';
import { inCheckout } from '../../scripts/checkout.mjs';
import { buildIfNeeded, inputStamp } from '../../scripts/compile.mjs';
import { AlreadyRunning, startPostgres } from '../../scripts/postgres.mjs';

const execute = promisify(execFile);

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: 200,
};

const startIn = (directory) => startPostgres({ directory, settings: fast, initOptions: ['--no-sync'] });

/** Runs side by side in one checkout each get a server: the first free place of a few. */
async function startServer() {
  for (let place = 1; ; place++) {
    const directory = inCheckout('.data/test', String(place));
    try {
      return await startIn(directory);
    } catch (error) {
      if (error instanceof AlreadyRunning && place < 16) continue;
      if (error instanceof AlreadyRunning) throw error;
      // Without fsync a power failure may have spoiled the files; they hold nothing that is missed.
      rmSync(directory, { recursive: true, force: true });
      return startIn(directory);
    }
  }
}

const drop = async (admin, name) => {
  await admin.query(`alter database "${name}" with is_template false`);
  await admin.query(`drop database "${name}" with (force)`);
};

async function namesOf(admin) {
  const { rows } = await admin.query('select datname from pg_database');
  return rows.map(({ datname }) => datname);
}

/** Our own server keeps nothing of earlier runs but a template made from the same build. */
async function dropLeftovers(admin, template) {
  const kept = ['postgres', 'template0', 'template1', template];
  for (const name of (await namesOf(admin)).filter((name) => !kept.includes(name))) await drop(admin, name);
}

function addressOf(server, database) {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** It gets its name when it is complete, so that a run cut short leaves no half-migrated template. */
async function makeTemplate(admin, server, template) {
  const unfinished = `${template}_unfinished`;
  await admin.query(`create database "${unfinished}"`);
  await execute(process.execPath, [inCheckout('dist/src/migrate.js')], {
    cwd: inCheckout(),
    env: { ...process.env, DATABASE_URL: addressOf(server, unfinished) },
  });
  await admin.query(`alter database "${unfinished}" rename to "${template}"`);
  await admin.query(`alter database "${template}" with allow_connections false is_template true`);
}

/** Tests that need no database (`NO_DATABASE=1 npm test -- src`) start at once. */
export default async function setUp() {
  if (process.env.NO_DATABASE === '1') return;
  await buildIfNeeded();
  const given = process.env.TEST_DATABASE_URL;
  const database = given ? null : await startServer();
  const server = given || database.server;
  const template = given ? `workbay_test_${process.pid}` : `workbay_test_${inputStamp().slice(0, 16)}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    if (!given) await dropLeftovers(admin, template);
    if (!(await namesOf(admin)).includes(template)) await makeTemplate(admin, server, template);
  } finally {
    await admin.end();
  }
  process.env.TEST_DATABASE_SERVER = server;
  process.env.TEST_TEMPLATE = template;
  globalThis.stopTestDatabase = async () => {
    if (given) await dropMade(server, template);
    else await database.stop();
  };
}

/** A server that was lent to us is left as it was found. */
async function dropMade(server, template) {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  for (const name of (await namesOf(admin)).filter((name) => name.startsWith(template))) await drop(admin, name);
  await admin.end();
}
