import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { checkout, inCheckout } from './checkout.mjs';
import { buildAllIfNeeded, buildIfNeeded } from './compile.mjs';

/** Runs a tool of the project on this same Node; answers whether it succeeded and what it wrote. */
async function run(file, args = [], environment = {}) {
  const tool = spawn(process.execPath, [...(environment.nodeOptions ?? []), inCheckout(file), ...args], {
    cwd: checkout,
    env: { ...process.env, ...environment.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  tool.stdout.on('data', (text) => (output += text));
  tool.stderr.on('data', (text) => (errors += text));
  const [code] = await once(tool, 'close');
  return { ok: code === 0, output, told: output + errors };
}

const modules = 'node_modules';

/** Compares a generated file with what `printer` prints now. */
const committed = (file, printer) => async () => {
  try {
    await buildIfNeeded();
  } catch (error) {
    return { ok: false, told: error.message };
  }
  const printed = await run(printer, ['--stdout']);
  if (!printed.ok) return printed;
  const same = printed.output === readFileSync(inCheckout(file), 'utf8');
  return { ok: same, told: `${file} is not what the code gives: run npm run schema and commit the result.` };
};

/** The contract is held against the schema alone, so no database is needed. */
const contract = () =>
  run(`${modules}/jest/bin/jest.js`, ['test/contract'], {
    nodeOptions: ['--experimental-vm-modules', '--no-warnings'],
    variables: { NO_DATABASE: '1', TZ: 'UTC', NODE_ENV: 'test' },
  });

/** The first load of each page of the console, and addresses in its files. */
async function bundle() {
  try {
    await buildAllIfNeeded();
  } catch (error) {
    return { ok: false, told: error.message };
  }
  return run('scripts/web-bundle.mjs');
}

const steps = {
  types: () => run(`${modules}/typescript/bin/tsc`, ['--noEmit', '-p', 'tsconfig.json']),
  'types of the console': () => run(`${modules}/typescript/bin/tsc`, ['-p', 'web/tsconfig.json']),
  'documents of the console': () =>
    run(`${modules}/@graphql-codegen/cli/cjs/bin.js`, ['--config', 'web/codegen.ts', '--check']),
  'size of the console': bundle,
  lint: () => run(`${modules}/eslint/bin/eslint.js`, ['.', '--max-warnings', '0']),
  format: () => run(`${modules}/prettier/bin/prettier.cjs`, ['--check', '.']),
  'import rules': () =>
    run(`${modules}/dependency-cruiser/bin/dependency-cruiser.mjs`, [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'src', 'migrations', 'web/src'],
    ]),
  'unused code': () => run(`${modules}/knip/bin/knip.js`, ['--no-progress']),
  'committed schema': committed('src/schema.graphql', 'dist/src/print-schema.js'),
  'committed types': committed('test/worlds/schema.ts', 'test/worlds/schema-types.mjs'),
  'committed database': committed('migrations/schema.sql', 'scripts/schema-sql.mjs'),
  contract,
};

const failures = [];
for (const [name, step] of Object.entries(steps)) {
  const since = performance.now();
  const { ok, told } = await step();
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`  ${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!ok) failures.push(`\n✗ ${name}\n${told.trim()}`);
}
if (failures.length > 0) {
  console.log(failures.join('\n'));
  console.log(`\n${failures.length} of ${Object.keys(steps).length} checks failed.`);
  process.exitCode = 1;
}
