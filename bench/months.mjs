import { KeepMonths } from '../dist/src/reports/snapshots/keep-months.js';
import { readEnvironment } from '../dist/src/platform/config/environment.js';
import { createService } from '../dist/src/service.js';
import { firstMidnight } from './calendar.mjs';

/** At which the measured service starts: what is kept was made before it looks. */
const clock = { now: () => firstMidnight };

/**
 * Keeps the months of the world's year, by the service's own use case; those that an earlier run has kept are there.
 * Answers how many were made, and how long it took.
 */
export async function keepMonths(url) {
  const env = readEnvironment({
    DATABASE_URL: url,
    MIGRATE_ON_START: 'false',
    LOG_LEVEL: 'silent',
    DEMO: 'false',
    JOBS: 'false',
  });
  const service = await createService(env, clock);
  const since = performance.now();
  try {
    const { kept } = await service.get(KeepMonths, { strict: false }).execute();
    return { kept, seconds: (performance.now() - since) / 1000 };
  } finally {
    await service.close();
  }
}

/** Does the work as if nothing were kept: months that other rules of zones made are not taken for known. */
export async function withoutMonths(database, work) {
  await database.query(`update utilization_month set zone_rules = 'other ' || zone_rules`);
  try {
    return await work();
  } finally {
    await database.query(`update utilization_month set zone_rules = substr(zone_rules, 7)`);
  }
}
