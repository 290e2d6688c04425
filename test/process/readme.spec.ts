import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, StartedService } from './started-service.js';

const checkout = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(checkout, 'README.md'), 'utf8');
const END_OF_BLOCK = '=== end of block ===';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

interface Block {
  readonly commands: string;
  /** The last answer of the block as README shows it; null = not shown. */
  readonly shown: unknown;
}

/** Fenced shell blocks of README in order, each with the text block that follows it. */
function shellBlocks(): Block[] {
  const fences = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({
    language,
    text,
  }));
  return fences.flatMap(({ language, text }, position) => {
    if (language !== 'sh') return [];
    const next = fences[position + 1];
    return [{ commands: text, shown: next?.language === 'text' ? (JSON.parse(next.text) as unknown) : null }];
  });
}

/** Runs the blocks in one shell that stops at the first command that fails; returns the output of each block. */
async function runInShell(
  blocks: readonly Block[],
  port: number,
): Promise<{ code: number | null; outputs: string[]; errors: string }> {
  const script = blocks.map(({ commands }) => `${commands}\nprintf '%s\\n' '${END_OF_BLOCK}'\n`).join('');
  const shell = spawn('sh', ['-eu'], {
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}` },
  });
  let [output, errors] = ['', ''];
  shell.stdout.on('data', (text: Buffer) => (output += text.toString()));
  shell.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  shell.stdin.end(script.replaceAll('localhost:3000', `localhost:${port}`));
  const [code] = (await once(shell, 'close')) as [number | null];
  return { code, outputs: output.split(`${END_OF_BLOCK}\n`), errors };
}

/** Refusals anywhere in an answer. */
function refusals(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'userErrors' || key === 'errors') && Array.isArray(inner) ? (inner as unknown[]) : refusals(inner),
  );
}

const answersOf = (output: string): Answer[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

describe('README', () => {
  const [start, test, ...tours] = shellBlocks();

  it('the README begins with npm start and npm test', () => {
    expect([start?.commands, test?.commands]).toEqual(['npm start\n', 'npm test\n']);
    const { scripts } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['start']).toMatch(/ scripts\/start\.mjs$/);
    expect(scripts['test']).toMatch(/ scripts\/test\.mjs$/);
  });

  describe('README tours, pasted into a shell beside a fresh service', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'readme-'));
    chmodSync(folder, 0o755);
    let service: StartedService;
    let port: number;

    beforeAll(async () => {
      port = await freePort();
      // An empty DEMO is no setting, so the start decides about the demo world itself.
      service = new StartedService(folder, port, { DEMO: '' });
      await service.ready(60);
    }, 90_000);
    afterAll(async () => {
      await service.end('SIGTERM');
      rmSync(folder, { recursive: true });
    });

    it('every command of a tour runs and gets the answer that the README shows', async () => {
      const { code, outputs, errors } = await runInShell(tours, port);
      const answers = outputs.map(answersOf);
      expect(answers.flat().flatMap(refusals)).toEqual([]);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      for (const [position, { commands, shown }] of tours.entries()) {
        expect(answers[position]).toHaveLength(commands.match(/^ask /gm)?.length ?? 0);
        if (shown !== null) expect(answers[position]?.at(-1)).toEqual(shown);
      }
    }, 60_000);
  });
});
