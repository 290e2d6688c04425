import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const checkout = path.resolve(import.meta.dirname, '../..');

export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string; to: string }[] };
}

/** Runs the project's import rules over a tree of the project's shape. */
export async function breachesIn(directory: string): Promise<Breach[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', path.join(checkout, '.dependency-cruiser.cjs')],
      ...['--output-type', 'json', 'src', 'migrations', 'web/src'],
    ],
    { cwd: directory, maxBuffer: 64 * 1024 * 1024 },
  );
  const cruise = JSON.parse(stdout) as Cruise;
  return cruise.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

export const breachesOfCheckout = (): Promise<Breach[]> => breachesIn(checkout);

function moduleText(file: string, imports: readonly string[]): string {
  const lines = imports.map((target, at) => {
    if (!target.endsWith('.ts')) return `import * as name${at} from '${target}';\nconsole.log(name${at});`;
    const relative = path.posix.relative(path.posix.dirname(file), target).replace(/\.ts$/, '.js');
    const specifier = relative.startsWith('.') ? relative : `./${relative}`;
    return `import { value as name${at} } from '${specifier}';\nconsole.log(name${at});`;
  });
  return [...lines, 'export const value = 1;', ''].join('\n');
}

async function write(directory: string, file: string, text: string): Promise<void> {
  const whole = path.join(directory, file);
  await mkdir(path.dirname(whole), { recursive: true });
  await writeFile(whole, text);
}

/** Writes modules with the imports given, and a module without any for each target that is not among them. */
export async function plant(
  modules: Readonly<Record<string, readonly string[]>>,
  packages: { readonly dependencies: readonly string[]; readonly devDependencies: readonly string[] },
): Promise<{ directory: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'import-rules-'));
  const targets = Object.values(modules).flat();
  const leaves = targets.filter((target) => target.endsWith('.ts') && !(target in modules));
  const files = { ...Object.fromEntries(leaves.map((leaf) => [leaf, []])), ...modules };
  for (const [file, imports] of Object.entries(files)) await write(directory, file, moduleText(file, imports));

  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const { dependencies, devDependencies } = packages;
  const manifest = { dependencies: versions(dependencies), devDependencies: versions(devDependencies) };
  await write(directory, 'package.json', JSON.stringify({ type: 'module', ...manifest }));
  for (const name of [...dependencies, ...devDependencies]) {
    await write(directory, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await write(directory, `node_modules/${name}/index.js`, '');
  }
  return { directory, remove: () => rm(directory, { recursive: true }) };
}
