import { existsSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { orFail } from './failure.mjs';
import { assertNodeVersion } from './node-version.mjs';

/** The running service's database, or one started for this command; answers how to stop what was started here. */
async function embeddedDatabase() {
  const { AlreadyRunning } = await import('./postgres.mjs');
  const { useEmbeddedDatabase } = await import('./database.mjs');
  try {
    const database = await useEmbeddedDatabase();
    return database.stop;
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    process.env.DATABASE_URL = error.running.url;
    return () => undefined;
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
