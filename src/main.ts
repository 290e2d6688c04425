import { DemoAccounts, EnsurePlatformAdmin, PlatformAdmins } from './access/index.js';
import { DEMO_PASSWORD, demoAddresses, LoadDemo } from './demo/index.js';
import { explain } from './explain.js';
import { greeting } from './greeting.js';
import { NameDifferingZones } from './organizations/index.js';
import { nodeProblem } from './platform/config/node-version.js';
import { readEnvironment, WrongSettings } from './platform/config/environment.js';
import { Logger } from 'nestjs-pino';
import { createService } from './service.js';

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
