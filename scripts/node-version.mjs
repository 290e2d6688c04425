// Built-ins only, and syntax that old versions read: it must get as far as saying that it cannot run.
import { readFileSync } from 'node:fs';

const leastFor = (range) =>
  range
    .replace(/^>=\s*/, '')
    .split('.')
    .map(Number);

/** null when the version is at least that of `engines.node`, else a sentence that says what to do. */
export function nodeProblem(version, range) {
  const least = leastFor(range);
  const found = version.split('.').map((part) => parseInt(part, 10));
  const difference = least.map((part, place) => (found[place] ?? 0) - part).find((each) => each !== 0) ?? 0;
  if (difference >= 0) return null;
  return (
    `Workbay needs Node ${least.join('.')} or newer; this is Node ${version}. ` +
    'Install a newer one, or use `npm start`, which brings its own.'
  );
}

/** Ends the process in words where Node is too old, before anything of the service is loaded. */
export function assertNodeVersion() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const problem = nodeProblem(process.versions.node, engines.node);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
