// Holds the built console to its bounds: the first load of each page, and no address of another site.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';

/** Kilobytes, gzip, of scripts and styles together. */
const BUDGET_KB = 320;
const folder = inCheckout('dist/web');
const manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8'));

const kilobytes = (file) => readFileSync(path.join(folder, `${file}.gz`)).length / 1000;

/** The files that a chunk loads before it runs: itself, its styles, and those of its static imports. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

const keyOf = (ending) => {
  const found = Object.keys(manifest).find((key) => key.endsWith(ending));
  if (found === undefined) throw new Error(`The manifest of the console names no ${ending}`);
  return found;
};

/** Loaded by each page; the Chinese words are the larger ones, and old browsers need Temporal too. */
const always = [
  'index.html',
  'src/app/app.tsx',
  'src/i18n/zh.ts',
  'antd/locale/zh_CN.js',
  'temporal-polyfill/global.esm.js',
].map(keyOf);

/** Features whose pages load words of their own; those of the larger language count. */
const OFFICE = ['settlement', 'agreements', 'settings', 'activity'];
const wordsOf = (page) => {
  const feature = path.basename(path.dirname(page));
  return OFFICE.includes(feature) ? [keyOf(`src/i18n/zh/${feature}.ts`)] : [];
};

const problems = [];
/** Pages that load one part of themselves at once: their first load has the largest of these. */
const formsOf = { wizard: '-form.tsx', edit: '-form.tsx' };

function partsOf(page) {
  const ending = formsOf[path.basename(page, '.page.tsx')];
  const beside = (key) => ending !== undefined && path.dirname(key) === path.dirname(page) && key.endsWith(ending);
  const parts = Object.keys(manifest).filter(beside);
  return parts.length === 0 ? [[]] : parts.map((part) => [part]);
}

const loads = Object.keys(manifest)
  .filter((key) => key.endsWith('.page.tsx'))
  .flatMap((page) => partsOf(page).map((parts) => ({ page, parts })));
for (const { page, parts } of loads) {
  const files = new Set([...always, ...wordsOf(page), page, ...parts].flatMap((key) => [...filesOf(key)]));
  const size = [...files].reduce((sum, file) => sum + kilobytes(file), 0);
  console.log(`${size.toFixed(0).padStart(4)} kB  ${page}`);
  if (size > BUDGET_KB)
    problems.push(`The first load of ${page} is ${size.toFixed(0)} kB; at most ${BUDGET_KB} are allowed.`);
}

/**
 * Files of the console alone. Allowed are namespaces of the W3C, and localhost, which stands for this site where paths
 * are read.
 */
const ofConsole = new Set(
  Object.keys(manifest)
    .filter((key) => key !== 'graphiql.html')
    .flatMap((key) => [...filesOf(key)])
    .filter((file) => !filesOf('graphiql.html').has(file)),
);
for (const file of readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`)) {
  if (!ofConsole.has(file)) continue;
  // A notice of a licence may name its project.
  const text = readFileSync(path.join(folder, file), 'utf8').replace(/\/\*![^]*?\*\//g, '');
  for (const [address] of text.matchAll(/https?:\/\/[\w.-]+/g)) {
    if (!/^(http:\/\/localhost|https?:\/\/(www\.)?w3\.org)$/.test(address)) problems.push(`${file} names ${address}.`);
  }
}
if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exitCode = 1;
}
