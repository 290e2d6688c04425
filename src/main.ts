import { CannotServe, DemoAccounts, EnsurePlatformAdmin, PlatformAdmins } from './access/index.js';
import { DEMO_PASSWORD, demoAddresses, LoadDemo } from './demo/index.js';
import { greeting } from './greeting.js';
import { NameDifferingZones } from './organizations/index.js';
import { nodeProblem } from './platform/config/node-version.js';
import { readEnvironment, WrongSettings } from './platform/config/environment.js';
import { Unfit } from './platform/db/fitness.js';
import { MissingGuarantees } from './platform/db/guarantees.js';
import { WrongSchema } from './platform/db/migrations-applied.js';
import { Unavailable } from './platform/work/unavailable.js';
import { Logger } from 'nestjs-pino';
import { createService } from './service.js';

/** Why a start failed and what to do, in one line where we know; else with its stack, for a bug report. */
function explain(error: unknown): string {
  const plain = [WrongSettings, MissingGuarantees, CannotServe, WrongSchema, Unfit, Unavailable];
  if (error instanceof Error && plain.some((known) => error instanceof known)) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return 'The port is taken. Stop what listens there, or choose another: PORT=3001 npm start';
  }
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at DATABASE_URL. Start it, or unset DATABASE_URL.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function serve(): Promise<void> {
  const node = nodeProblem(process.versions.node);
  if (node !== null) throw new WrongSettings(node);
  const env = readEnvironment(process.env);
  if (env.databaseUrl === null) throw new WrongSettings('Set DATABASE_URL, or use `npm start`, which brings its own.');
  const app = await createService(env);
  const demoAccounts = app.get(DemoAccounts);
  await demoAccounts.recognize(demoAddresses, DEMO_PASSWORD);
  if (env.production) await demoAccounts.refuseAny();
  if (env.admin !== null) {
    await app.get(EnsurePlatformAdmin).execute(env.admin.email, env.admin.password, 'Platform administrator');
  }
  if (env.demo) await app.get(LoadDemo).execute();
  await app.get(NameDifferingZones).execute();
  const people = { admins: await app.get(PlatformAdmins).list(), demoAddresses: await demoAccounts.enabled() };
  // A promise that nobody waits for any more must not end the service for everybody else.
  process.on('unhandledRejection', (err) => app.get(Logger).error({ err }, 'a failure was not waited for'));
  await app.listen(env.port, env.host);
  process.stdout.write(greeting(env, people));
}

serve().catch((error: unknown) => {
  process.stderr.write(`Workbay did not start. ${explain(error)}\n`);
  process.exit(1);
});
