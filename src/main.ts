import { EnsurePlatformAdmin } from './access/index.js';
import { DEMO_PASSWORD, demoAdministrator, demoWorld, LoadDemo } from './demo/index.js';
import { readEnvironment, WrongSettings } from './platform/config/environment.js';
import { MissingGuarantees } from './platform/db/guarantees.js';
import { createService } from './service.js';

/** Why a start failed and what to do, in one line where we know; else with its stack, for a bug report. */
function explain(error: unknown): string {
  if (error instanceof WrongSettings || error instanceof MissingGuarantees) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return 'The port is taken. Stop what listens there, or choose another: PORT=3001 npm start';
  }
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at DATABASE_URL. Start it, or unset DATABASE_URL.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Where the service is, and who can sign in to try it out. */
function greeting(url: string, demo: boolean): string {
  const accounts = demoWorld.flatMap((organization) =>
    organization.members.map((member) => `  ${member.email.padEnd(30)} ${member.role.padEnd(17)} ${organization.name}`),
  );
  return [
    '',
    'Workbay is ready.',
    `  GraphQL   ${url}/graphql`,
    `  Health    ${url}/readyz`,
    ...(demo
      ? [
          '',
          `Demo accounts, each with the password ${DEMO_PASSWORD}:`,
          `  ${demoAdministrator.email.padEnd(30)} platform administrator`,
          ...accounts,
        ]
      : []),
    '',
    '',
  ].join('\n');
}

async function serve(): Promise<void> {
  const env = readEnvironment(process.env);
  if (env.databaseUrl === null) throw new WrongSettings('Set DATABASE_URL, or use `npm start`, which brings its own.');
  const app = await createService(env);
  if (env.admin !== null) {
    await app.get(EnsurePlatformAdmin).execute(env.admin.email, env.admin.password, 'Platform administrator');
  }
  const demo = env.demo && (await app.get(LoadDemo).execute());
  await app.listen(env.port, env.host);
  process.stdout.write(greeting(env.publicUrl, demo));
}

serve().catch((error: unknown) => {
  process.stderr.write(`Workbay did not start. ${explain(error)}\n`);
  process.exit(1);
});
