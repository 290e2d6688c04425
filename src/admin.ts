import { IssuePasswordReset, PlatformAdmins } from './access/index.js';
import { RemoveDemo } from './demo/index.js';
import { explain } from './explain.js';
import { formatInstant } from './platform/core/calendar.js';
import { Locale } from './platform/core/locale.js';
import { type Message, textIn } from './platform/core/message.js';
import { readEnvironment } from './platform/config/environment.js';
import { SecurityLog } from './platform/security/security-log.js';
import { createService } from './service.js';

const USAGE = [
  'Usage: npm run admin -- COMMAND',
  '  list             shows the platform administrators',
  '  promote EMAIL    makes an account platform administrator',
  '  demote EMAIL     makes it an ordinary account again',
  '  reset EMAIL      prints a link that sets a new password once, within 60 minutes',
  '  remove-demo      closes all demo accounts for good and suspends their organizations',
].join('\n');

/** A command that was refused or misused; its message is all that the operator needs. */
class Refused extends Error {}

type Command = (service: Awaited<ReturnType<typeof createService>>, email: string) => Promise<string>;

const done = (problem: Message | null, text: string): string => {
  if (problem !== null) throw new Refused(textIn(Locale.EN, problem));
  return text;
};

/** Commands by name, each with the number of addresses that it takes. */
const commands: Readonly<Record<string, { readonly addresses: 0 | 1; readonly run: Command }>> = {
  list: {
    addresses: 0,
    run: async (service) => {
      const admins = await service.get(PlatformAdmins).list();
      if (admins.length === 0) return 'There is no platform administrator.';
      return admins
        .map(({ email, name, isEnabled, isDemo }) =>
          [email, name, isEnabled ? '' : '(disabled)', isDemo ? '(demo)' : ''].filter((part) => part !== '').join('  '),
        )
        .join('\n');
    },
  },
  promote: {
    addresses: 1,
    run: async (service, email) =>
      done(await service.get(PlatformAdmins).promote(email), `${email} is platform administrator now.`),
  },
  demote: {
    addresses: 1,
    run: async (service, email) =>
      done(await service.get(PlatformAdmins).demote(email), `${email} is an ordinary account now.`),
  },
  reset: {
    addresses: 1,
    run: async (service, email) => {
      const issued = await service.get(IssuePasswordReset).executeAsOperator(email);
      if (!issued.ok) throw new Refused(issued.error.map((refusal) => textIn(Locale.EN, refusal)).join('\n'));
      const until = formatInstant(issued.value.expiresAt);
      return `Hand this link to the person. It works once, until ${until}:\n${issued.value.url}`;
    },
  },
  'remove-demo': {
    addresses: 0,
    run: async (service) => {
      const { accounts, suspended } = await service.get(RemoveDemo).execute();
      return `Closed ${accounts} demo accounts and suspended ${suspended} organizations without members. Bookings stay.`;
    },
  },
};

async function administrate(): Promise<void> {
  const [name = '', ...addresses] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command?.addresses !== addresses.length) throw new Refused(USAGE);
  const env = readEnvironment(process.env);
  if (env.databaseUrl === null) {
    throw new Refused('Set DATABASE_URL, or use `npm run admin`, which finds the database.');
  }
  const service = await createService(env);
  service.get(SecurityLog).useStandardError();
  try {
    process.stdout.write(`${await command.run(service, addresses[0] ?? '')}\n`);
  } finally {
    await service.close();
  }
}

/** Settles when the command is over; the exit code is set. */
export const finished: Promise<void> = administrate().catch((error: unknown) => {
  process.stderr.write(`${explain(error, [Refused])}\n`);
  process.exitCode = 1;
});
