import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brokenLinks, missingPaths, sectionsCited, sectionsOf } from './documents.js';

const checkout = process.cwd();

const filesUnder = (directory: string): string[] =>
  existsSync(path.join(checkout, directory))
    ? readdirSync(path.join(checkout, directory), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(directory, file),
      )
    : [];

const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

const documents = [
  ...readdirSync(checkout).filter((file) => file.endsWith('.md')),
  ...['bench', 'docs'].flatMap(filesUnder).filter((file) => file.endsWith('.md')),
];

const exists = (file: string): boolean => existsSync(path.join(checkout, file));

describe('a document', () => {
  it.each(documents)('%s names only files of the repository that exist', (document) => {
    expect(missingPaths(read(document), exists)).toEqual([]);
  });

  it.each(documents)('%s links only to files and headings that exist', (document) => {
    expect(brokenLinks(document, read(document), exists, read)).toEqual([]);
  });
});

describe('a section of the rules', () => {
  it('exists when the code cites it', () => {
    const known = sectionsOf(read('docs/rules.md'));
    const sources = ['src', 'test', 'migrations', 'scripts', 'bench']
      .flatMap(filesUnder)
      .filter((file) => /\.(?:ts|mjs)$/.test(file));
    const unknown = sources.flatMap((file) =>
      sectionsCited(read(file))
        .filter((section) => !known.has(section))
        .map((section) => `${file} cites section ${section}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the check of documents', () => {
  const nothing = () => false;

  it.each(['`src/gone.ts`', '`test/gone/`', '`migrations/gone.ts`', '`elsewhere/gone.mjs`', '`./scripts/gone.mjs`'])(
    'reports the missing path in %s',
    (text) => {
      expect(missingPaths(`See ${text}.`, nothing)).toHaveLength(1);
    },
  );

  it.each(['`requestBooking`', '`/graphql`', '`npm run bench -- --size full`', '`application/json`', '`…/x.pdf`'])(
    'takes %s for no path',
    (text) => {
      expect(missingPaths(`See ${text}.`, nothing)).toEqual([]);
    },
  );

  it('reports a path that stands in a command', () => {
    expect(missingPaths('Run `npm test -- test/gone/x.spec.ts`.', nothing)).toEqual(['test/gone/x.spec.ts']);
  });

  it('does not read paths from blocks of code', () => {
    expect(missingPaths('```\nsrc/gone.ts `src/gone.ts`\n```\n', nothing)).toEqual([]);
  });

  it('reports a link to a missing file and to a missing heading', () => {
    const text = '[a](gone.md) [b](#gone) [c](https://example.org/x.md) [d](#here)\n\n## Here\n';
    expect(brokenLinks('docs/page.md', text, nothing, () => text)).toEqual(['gone.md', '#gone']);
  });

  it('finds each section that a comment cites', () => {
    expect(sectionsCited('rules.md §4, rules A7 and §8')).toEqual(['4', 'A7']);
  });
});
