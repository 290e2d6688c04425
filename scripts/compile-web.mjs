import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { checkout, inCheckout } from './checkout.mjs';
import { Failure } from './failure.mjs';

const output = inCheckout('dist/web');
const stampFile = path.join(output, '.built-from');

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
    : [];

/** Says what the console is made from: it changes when a file of web/ or a locked package changes. */
function inputStamp() {
  const hash = createHash('sha256');
  for (const file of [inCheckout('package-lock.json'), ...filesUnder(inCheckout('web'))]) {
    hash
      .update(`${path.relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
/** The highest quality takes ten times as long for a twentieth less. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Writes each text beside itself, compressed, so that no request has to. */
async function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.gz`, await compressGzip(content));
  writeFileSync(`${file}.br`, await compressBrotli(content, QUALITY));
}

async function runVite() {
  const vite = inCheckout('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error'];
  // A service that is started for development or tests is given the same console as in production.
  const env = { ...process.env, NODE_ENV: 'production' };
  const build = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 2, 2] });
  const [code] = await once(build, 'exit');
  if (code !== 0) throw new Failure('The console could not be built; Vite says why above.');
}

/** Builds the console into dist/web unless it is what web/ would give; answers whether there was anything to do. */
export async function buildWebIfNeeded() {
  const stamp = inputStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  // A build cut short must not pass for a finished one.
  rmSync(stampFile, { force: true });
  await runVite();
  await Promise.all(filesUnder(path.join(output, 'assets')).map(compress));
  writeFileSync(stampFile, stamp);
  return true;
}
