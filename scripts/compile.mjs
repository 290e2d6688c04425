import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkout, inCheckout } from './checkout.mjs';
import { inTurn } from './turns.mjs';
import { Failure } from './failure.mjs';
import { buildWebIfNeeded } from './compile-web.mjs';

const stampFile = inCheckout('dist/.built-from');
const singleInputs = ['nest-cli.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

function filesUnder(folder, ending) {
  const entries = existsSync(inCheckout(folder)) ? readdirSync(inCheckout(folder), { recursive: true }) : [];
  return entries.filter((name) => ending.test(name)).map((name) => path.join(folder, name));
}

const sources = () => ['src', 'migrations'].flatMap((folder) => filesUnder(folder, /(?<!\.spec)\.ts$/)).sort();

/** Says what the output is made from: it changes when a source is changed, added, removed or renamed. */
export function inputStamp() {
  const hash = createHash('sha256');
  for (const file of [...singleInputs, ...sources()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inCheckout(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const isCurrent = (stamp) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/** The console is built by Vite, which clears its own folder. */
const WEB = path.join('dist', 'web', path.sep);

/** The compiler never deletes, so output whose source is gone would stay and could still be loaded. */
function removeStaleOutput() {
  for (const file of filesUnder('dist', /\.js(\.map)?$/)) {
    if (file.startsWith(WEB)) continue;
    const source = path.relative('dist', file).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(inCheckout(source)) || source.endsWith('.spec.ts')) rmSync(inCheckout(file));
  }
}

async function runCompiler() {
  const nest = inCheckout('node_modules/@nestjs/cli/bin/nest.js');
  const compiler = spawn(process.execPath, [nest, 'build'], { cwd: checkout, stdio: ['ignore', 2, 2] });
  const [code] = await once(compiler, 'exit');
  if (code !== 0) throw new Failure('The service could not be built; the compiler says why above.');
}

const isComplete = () => sources().every((file) => existsSync(inCheckout('dist', file.replace(/\.ts$/, '.js'))));

async function compile() {
  removeStaleOutput();
  await runCompiler();
  if (isComplete()) return;
  // The compiler writes only what changed since its last run and does not notice that output was deleted.
  rmSync(inCheckout('dist'), { recursive: true });
  await runCompiler();
}

/** Builds the service and the console where their inputs changed; answers whether there was anything to do. */
export async function buildAllIfNeeded() {
  // A build of the service may clear `dist/`, so the console comes after one that has something to do.
  const built = await buildIfNeeded();
  return inTurn(inCheckout('.data/turns/build'), async () => (await buildWebIfNeeded()) || built);
}

/** Builds `dist/` unless it is what the sources would give; answers whether there was anything to do. */
export async function buildIfNeeded() {
  if (isCurrent(inputStamp())) return false;
  return inTurn(inCheckout('.data/turns/build'), async () => {
    const stamp = inputStamp();
    if (isCurrent(stamp)) return false;
    // A build cut short must not pass for a finished one.
    rmSync(stampFile, { force: true });
    await compile();
    writeFileSync(stampFile, stamp);
    return true;
  });
}
