import path from 'node:path';

const FOLDERS = /^(?:src|test|docs|migrations|scripts|bench)\//;
const EXTENSION = /\/[^/]*\.(?:ts|mjs|cjs|js|json|md|sql|graphql|yml|csv)$/;
/** Places that exist only after a build or a run, and addresses of the service. */
const MADE_OR_SERVED = /^(?:dist|node_modules|\.data|coverage)\/|^\/|:\/\//;
/** A placeholder or a pattern stands for many files. */
const PLACEHOLDER = /[*<>{}…$]|NNN|\.\.\./;

const withoutBlocks = (text: string): string => text.replace(/^( *)```[\s\S]*?^\1```$/gm, '');

const isPath = (word: string): boolean =>
  !MADE_OR_SERVED.test(word) && !PLACEHOLDER.test(word) && (FOLDERS.test(word) || EXTENSION.test(word));

/** The paths that a text names in backticks, alone or as a word of a command. */
function pathsNamed(text: string): string[] {
  const spans = [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const words = spans.flatMap((span) => span.split(/\s+/)).map((word) => word.replace(/^\.\//, ''));
  // A line number after the name is allowed: src/main.ts:12.
  return words.map((word) => word.replace(/:\d+$/, '')).filter(isPath);
}

/** The paths in backticks that no file or folder has; paths start at the top of the repository. */
export const missingPaths = (text: string, exists: (file: string) => boolean): string[] =>
  pathsNamed(text).filter((file) => !exists(file));

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): Set<string> =>
  new Set([...withoutBlocks(text).matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchorOf(match[1] ?? '')));

/** The targets of links that lead to no file, or to no heading of it; addresses of other sites are not followed. */
export function brokenLinks(
  document: string,
  text: string,
  exists: (file: string) => boolean,
  read: (file: string) => string,
): string[] {
  const targets = [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
    if (file !== '' && !exists(place)) return true;
    return anchor !== undefined && !anchorsOf(read(place)).has(anchor);
  });
}

/** The sections that the rules have: 1 to 8, and A1 and on. */
export const sectionsOf = (rules: string): Set<string> =>
  new Set([...rules.matchAll(/^## (A?\d+)\. /gm)].map((match) => match[1] ?? ''));

/** The sections of the rules that a source file cites, as "rules.md §4" or "rules A7". */
export const sectionsCited = (source: string): string[] =>
  [...source.matchAll(/\brules(?:\.md)? (?:§(\d+)|(A\d+)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
