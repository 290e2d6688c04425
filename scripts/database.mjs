import { displayed, embeddedDatabaseDirectory } from './checkout.mjs';
import { startPostgres } from './postgres.mjs';

/** Starts the embedded server and makes it the DATABASE_URL of this process. */
export async function useEmbeddedDatabase() {
  const database = await startPostgres({ directory: embeddedDatabaseDirectory() });
  process.env.DATABASE_URL = database.url;
  // These belong to some other server; the client library would apply them to ours.
  for (const name of ['PGSSLMODE', 'PGOPTIONS']) delete process.env[name];
  return { ...database, description: `PostgreSQL ${database.version}, data in ${displayed(database.area)}` };
}
