import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedDatabaseDirectory, inCheckout } from './checkout.mjs';
import { orFail } from './failure.mjs';
import { assertNodeVersion } from './node-version.mjs';

/** The running service's database, or one started for this command; answers how to stop what was started here. */
async function embeddedDatabase() {
  const { AlreadyRunning, findRunning } = await import('./postgres.mjs');
  const { useEmbeddedDatabase } = await import('./database.mjs');
  for (const deadline = performance.now() + 30_000; ; await pause(250)) {
    const running = findRunning(embeddedDatabaseDirectory());
    if (running) {
      process.env.DATABASE_URL = running.url;
      return () => undefined;
    }
    try {
      const database = await useEmbeddedDatabase();
      return database.stop;
    } catch (error) {
      // A service that is just starting has claimed its database, but not yet told its address.
      if (!(error instanceof AlreadyRunning) || performance.now() > deadline) throw error;
    }
  }
}

/** Reads .env, builds, and finds the database for a command; answers how to let go of it. */
export async function attach() {
  assertNodeVersion();
  const settings = inCheckout('.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  return orFail(async () => {
    const { buildIfNeeded } = await import('./compile.mjs');
    await buildIfNeeded();
    return process.env.DATABASE_URL ? () => undefined : embeddedDatabase();
  });
}
