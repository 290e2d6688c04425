import { existsSync } from 'node:fs';
import { embeddedDatabaseDirectory, inCheckout } from './checkout.mjs';
import { orFail } from './failure.mjs';

const settings = inCheckout('.env');
if (existsSync(settings)) process.loadEnvFile(settings);

/** Uses the database that the service uses; starts the embedded one when no service runs. Answers how to stop it. */
async function openDatabase() {
  const nothingToStop = () => undefined;
  if (process.env.DATABASE_URL) return nothingToStop;
  const { findRunning } = await import('./postgres.mjs');
  const running = findRunning(embeddedDatabaseDirectory());
  if (running) {
    process.env.DATABASE_URL = running.url;
    return nothingToStop;
  }
  const { useEmbeddedDatabase } = await import('./database.mjs');
  const database = await useEmbeddedDatabase();
  return database.stop;
}

const stopDatabase = await orFail(async () => {
  const { buildIfNeeded } = await import('./compile.mjs');
  await buildIfNeeded();
  return openDatabase();
});
const { done } = await import('../dist/src/import-timetable.js');
await done;
await stopDatabase();
process.exit();
