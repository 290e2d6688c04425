import { existsSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { orFail } from './failure.mjs';
import { assertNodeVersion } from './node-version.mjs';
import { rootWarning } from './privileges.mjs';
import { progress } from './progress.mjs';

assertNodeVersion();
const settings = inCheckout('.env');
if (existsSync(settings)) process.loadEnvFile(settings);

/** npm does not always pass a signal on, so the service also ends when the command that started it is gone. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * PostgreSQL is stopped by an orderly exit, which a signal alone is not. As long as nobody else listens to signals we
 * exit at once. The service closes first and then sends itself the signal again, which is when we exit.
 */
const received = new Set();
function exitInOrder(signal) {
  const alone = process.listenerCount(signal) === 1;
  if (alone && received.has(signal)) process.exit(0);
  if (alone || received.has(signal)) process.exit(signal === 'SIGINT' ? 130 : 143);
  received.add(signal);
}

async function prepare() {
  const step = progress();
  const { buildAllIfNeeded } = await import('./compile.mjs');
  step((await buildAllIfNeeded()) ? 'Built' : 'The build is up to date');
  if (process.env.DATABASE_URL) return;
  const { useEmbeddedDatabase } = await import('./database.mjs');
  const database = await useEmbeddedDatabase();
  // A database of somebody else gets the demo world only if DEMO=true asks for it.
  process.env.DEMO ||= 'true';
  step(database.description);
}

console.log('Starting Workbay');
const warning = rootWarning(process.getuid?.());
if (warning !== null) console.warn(warning);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, exitInOrder);
if (process.env.npm_lifecycle_event) endWithParent();
await orFail(prepare);
// In this same process: a service that is a child of its launcher can outlive it and lose its database.
await import('../dist/src/main.js');
