import { organizationIds } from './access/ids.js';
import { explain } from './explain.js';
import { type CheckedOrganization, Seals } from './happenings/index.js';
import { readEnvironment } from './platform/config/environment.js';
import { createService } from './service.js';

/** The command cannot run as it was called; its message is all that the operator needs. */
class Refused extends Error {}

const broken = { CHAIN: 'it does not follow from the seal before', HAPPENINGS: 'its happenings are not as they were' };

/** The findings in words, and whether every seal holds. */
function reportOf(found: readonly CheckedOrganization[]): { readonly text: string; readonly holds: boolean } {
  const lines: string[] = [];
  let [checked, dropped] = [0, 0];
  for (const { organizationKey, outcome } of found) {
    if (outcome.first === null) {
      checked += outcome.checked;
      dropped += outcome.dropped;
    } else {
      const id = organizationIds.encode(organizationKey);
      lines.push(`Seal ${outcome.first} of ${id} differs: ${broken[outcome.why]}.`);
    }
  }
  const holds = lines.length === 0;
  if (holds) lines.push(`All seals of ${found.length} organizations hold: ${checked} with all of their happenings.`);
  if (dropped > 0) lines.push(`${dropped} seals cover months that were dropped; only their chain was checked.`);
  return { text: lines.join('\n'), holds };
}

async function verify(): Promise<void> {
  const env = readEnvironment({ ...process.env, JOBS: 'false' });
  if (env.databaseUrl === null) {
    throw new Refused('Set DATABASE_URL, or use `npm run audit:verify`, which finds the database.');
  }
  const service = await createService(env);
  try {
    const found: CheckedOrganization[] = [];
    for await (const checked of service.get(Seals).verify()) found.push(checked);
    const { text, holds } = reportOf(found);
    process.stdout.write(`${text}\n`);
    if (!holds) process.exitCode = 2;
  } finally {
    await service.close();
  }
}

/** Settles when the command is over; the exit code is 0 if all seals hold, 2 if one differs, else 1. */
export const finished: Promise<void> = verify().catch((error: unknown) => {
  process.stderr.write(`${explain(error, [Refused])}\n`);
  process.exitCode = 1;
});
