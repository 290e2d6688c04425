import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

export const majorVersion = '18';
export const superuser = 'workbay';

/** Nothing of our own environment: it may hold secrets, and locale and time zone must not depend on it. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Name and password of the cluster, made once. The name stands in the titles of its processes. */
function credentials(area) {
  const file = path.join(area, 'credentials.json');
  if (!existsSync(file)) {
    const made = { name: `workbay-${randomBytes(6).toString('hex')}`, password: randomBytes(24).toString('base64url') };
    writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function initialize({ directory, binaries, account, password, options }) {
  const passwordFile = `${directory}.password`;
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account.uid !== undefined) {
    for (const made of [directory, passwordFile]) chownSync(made, account.uid, account.gid);
  }
  const initdb = spawn(
    path.join(binaries, 'bin/initdb'),
    ['-D', directory, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions']
      // Without these the encoding and the order of texts would follow the environment.
      .concat('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', options),
    { ...account, cwd: '/', env: serverEnvironment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  initdb.stderr.on('data', (text) => (complaint += text));
  const [code] = await once(initdb, 'close');
  rmSync(passwordFile);
  if (code !== 0) throw new Failure(`PostgreSQL could not make its data directory:\n${complaint}`);
}

/**
 * The data directory with its credentials; made at the first start under another name, which it changes when it is
 * complete, so that a first start cut short is simply done again.
 */
export async function openCluster({ area, binaries, account, initOptions = [] }) {
  const data = path.join(area, 'data');
  const { name, password } = credentials(area);
  for (const left of readdirSync(area).filter((entry) => entry.startsWith('data.new-'))) {
    rmSync(path.join(area, left), { recursive: true });
  }
  if (!existsSync(data)) {
    const unfinished = `${data}.new-${process.pid}`;
    await initialize({ directory: unfinished, binaries, account, password, options: initOptions });
    chmodSync(unfinished, 0o700);
    renameSync(unfinished, data);
  }
  const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion) {
    throw new Failure(
      `${data} was written by PostgreSQL ${version}, and this is PostgreSQL ${majorVersion}.\n` +
        'Move it away (its content is lost to this service) or upgrade it with pg_upgrade.',
    );
  }
  return { data, name, password };
}
