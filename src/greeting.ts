import type { OperatorAccount } from './access/index.js';
import { DEMO_PASSWORD, demoAdministrator, demoWorld } from './demo/index.js';
import type { Environment } from './platform/config/environment.js';

const MOST_ADMINS = 10;

function administrators(admins: readonly OperatorAccount[]): string[] {
  const enabled = admins.filter((admin) => admin.isEnabled);
  if (enabled.length === 0) {
    return [
      'There is no platform administrator, so no organization can be verified. Make one of an account that signed up:',
      '  npm run admin -- promote EMAIL',
      'or start with ADMIN_EMAIL and ADMIN_PASSWORD.',
    ];
  }
  const shown = enabled.slice(0, MOST_ADMINS).map((admin) => `  ${admin.email}`);
  const more = enabled.length - shown.length;
  return ['Platform administrators:', ...shown, ...(more > 0 ? [`  and ${more} more (npm run admin -- list)`] : [])];
}

/** Demo accounts that are still there; some may have been closed. */
function demo(addresses: readonly string[]): string[] {
  const present = new Set(addresses);
  const members = demoWorld.flatMap(({ name, members }) =>
    members.map((member) => ({ ...member, organization: name })),
  );
  const lines = [
    ...[demoAdministrator].map(({ email }) => ({ email, role: 'platform administrator', organization: '' })),
    ...members,
  ]
    .filter(({ email }) => present.has(email))
    .map(({ email, role, organization }) => `  ${email.padEnd(30)} ${role.padEnd(17)} ${organization}`.trimEnd());
  return lines.length === 0 ? [] : ['', `Demo accounts, each with the password ${DEMO_PASSWORD}:`, ...lines];
}

/** Warnings about the settings for the operator. */
const warnings = (env: Environment): string[] => [
  ...(env.quotas === null ? ['', 'QUOTAS=false: nothing bounds what strangers put into the database.'] : []),
  ...(env.production && !env.sessionCookie.isSecure
    ? ['', 'PUBLIC_URL is not https: session cookies travel in the clear, and links for people start with http.']
    : []),
];

/** The text that a start ends with: where the service is, who runs it, and who can sign in to try it out. */
export function greeting(
  env: Environment,
  people: { readonly admins: readonly OperatorAccount[]; readonly demoAddresses: readonly string[] },
): string {
  return [
    '',
    'Workbay is ready.',
    `  Console   ${env.publicUrl}/`,
    `  GraphQL   ${env.publicUrl}/graphql`,
    `  Health    ${env.publicUrl}/readyz`,
    '',
    ...administrators(people.admins),
    ...demo(people.demoAddresses),
    ...warnings(env),
    '',
    '',
  ].join('\n');
}
