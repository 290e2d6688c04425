import { migrate } from './platform/db/data-source.js';
import { migrateJobs } from './platform/jobs/jobs.js';
import { readEnvironment } from './platform/config/environment.js';

/** Brings the database of DATABASE_URL up to date and ends. */
const env = readEnvironment(process.env);
if (env.databaseUrl === null) {
  process.stderr.write('Set DATABASE_URL to the database that should be migrated.\n');
  process.exitCode = 1;
} else {
  const applied = await migrate(env.databaseUrl);
  if (env.jobs) await migrateJobs(env.databaseUrl);
  process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
}
