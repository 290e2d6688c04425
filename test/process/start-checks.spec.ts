import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LEAST_NODE, nodeProblem } from '../../src/platform/config/node-version.js';

const scripts = path.resolve(import.meta.dirname, '../../scripts');
const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
const ofScripts = (await import(path.join(scripts, 'node-version.mjs'))) as {
  nodeProblem: (version: string, range: string) => string | null;
};
const { assertFreeDisk } = (await import(path.join(scripts, 'postgres/place.mjs'))) as {
  assertFreeDisk: (directory: string, least: number) => void;
};
const { rootWarning } = (await import(path.join(scripts, 'privileges.mjs'))) as {
  rootWarning: (uid: number | undefined) => string | null;
};

describe('Checks at the start', () => {
  it('the oldest Node is the same in the code and in package.json', () => {
    expect(engines.node).toBe(`>=${LEAST_NODE}`);
  });

  it.each([
    ['20.20.2', false],
    ['22.12.0', false],
    ['22.13.0', true],
    ['24.0.0', true],
  ])('Node %s is accepted: %s', (version, serves) => {
    for (const problem of [nodeProblem(version), ofScripts.nodeProblem(version, engines.node)]) {
      if (serves) expect(problem).toBeNull();
      else expect(problem).toContain(`this is Node ${version}`);
    }
  });

  it('the start refuses a disk without room for PostgreSQL and names the space it needs', () => {
    expect(() => assertFreeDisk(tmpdir(), 1_000_000_000)).toThrow(/needs 1000000000 MB at least/);
    expect(() => assertFreeDisk(tmpdir(), 0)).not.toThrow();
  });

  it('the start warns as root only', () => {
    expect(rootWarning(0)).toMatch(/runs as root/);
    expect(rootWarning(1000)).toBeNull();
    expect(rootWarning(undefined)).toBeNull();
  });
});
