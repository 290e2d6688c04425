import { built } from '../../support/built.js';
import { type Service, startService } from '../../support/app.js';
import { acceptInvitation, inviteMember, registered, setMember, tokenIn, verify } from '../../worlds/places.js';
import { account, changePassword } from '../../worlds/accounts.js';
import { PASSWORD, person, type Person, platformAdmin, signIn } from '../../worlds/people.js';

const { SecurityLog } = await built('platform/security/security-log');
const { PlatformAdmins } = await built('access/index');

const WRONG = 'a secret that is wrong';
const NEXT = 'four green mills';

interface Line {
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

describe('The security log', () => {
  let service: Service;
  let root: Person;
  let ada: Person;
  let organizationId: string;
  const secrets = [PASSWORD, WRONG, NEXT];
  const lines: Line[] = [];
  beforeAll(async () => {
    service = await startService();
    // The lines are looked at instead of being written; everything else is the service's own.
    service.app.get(SecurityLog).write = (event, facts) => void lines.push({ event, facts });
    root = await platformAdmin(service);
    ada = await person(service, 'Ada');
    organizationId = await registered(service, ada, 'logged');
    secrets.push(root.token, ada.token);
  });
  afterAll(() => service.stop());

  /** The lines that a deed writes. */
  const during = async (deed: () => Promise<unknown>): Promise<Line[]> => {
    const from = lines.length;
    await deed();
    return lines.slice(from);
  };

  it('has a line with account and network for a successful sign-in', async () => {
    const [line] = await during(() => signIn(service, ada.email));
    expect(line).toMatchObject({ event: 'sign-in-succeeded', facts: { account: ada.id } });
    expect(line?.facts['network']).toBeTruthy();
  });

  it('has a line for a failed sign-in', async () => {
    const [line] = await during(() => signIn(service, ada.email, WRONG));
    expect(line).toMatchObject({ event: 'sign-in-failed', facts: { account: ada.id } });
  });

  it('omits an unknown e-mail address, because people type passwords in that field', async () => {
    const found = await during(() => signIn(service, 'My-secret-password-1!', WRONG));
    expect(found).toEqual([{ event: 'sign-in-failed', facts: { account: null, network: expect.any(String) } }]);
  });

  it('has a line for each guess beyond the limit', async () => {
    const found = await during(async () => {
      for (let i = 0; i < 11; i++) await signIn(service, 'guessed@example.org', WRONG);
    });
    expect(found.at(-1)).toMatchObject({ event: 'limit-reached', facts: { limit: 'guesses of account and network' } });
  });

  it('has a line for each verification and suspension of an organization', async () => {
    const suspend = `mutation ($id: ID!) { suspendOrganization(input: { organizationId: $id }) { userErrors { code } } }`;
    const found = await during(async () => {
      await verify(service, organizationId, root);
      await service.graphql(suspend, { id: organizationId }, root.token);
      await verify(service, organizationId, root);
    });
    expect(found.map(({ event }) => event)).toEqual([
      'organization-verified',
      'organization-suspended',
      'organization-verified',
    ]);
    expect(found[0]?.facts).toEqual({ organization: organizationId, by: root.id });
  });

  it('has a line for each change of roles', async () => {
    const ben = await person(service, 'Ben');
    secrets.push(ben.token);
    const found = await during(async () => {
      const { url } = await inviteMember(service, ada, { organizationId, email: ben.email, roles: ['MEMBER'] });
      secrets.push(tokenIn(url));
      await acceptInvitation(service, ben, tokenIn(url));
      await setMember(service, ada, { organizationId, email: ben.email, roles: ['FINANCE'] });
    });
    expect(found.map(({ event }) => event)).toEqual(['invitation-made', 'invitation-accepted', 'roles-changed']);
    expect(found[2]?.facts).toEqual({ organization: organizationId, account: ben.id, roles: ['FINANCE'], by: ada.id });
  });

  it('has a line for a wrong link token', async () => {
    const found = await during(() => account(service, 'resetPassword', { token: 'nonsense', newPassword: NEXT }, null));
    expect(found).toMatchObject([{ event: 'token-refused', facts: { link: 'password-reset' } }]);
  });

  it('has a line for each password change, link, disabling, enabling and closing', async () => {
    const cora = await person(service, 'Cora');
    secrets.push(cora.token);
    const found = await during(async () => {
      await changePassword(service, cora, NEXT);
      const { url } = await account(service, 'issuePasswordReset', { email: cora.email }, root.token);
      secrets.push(tokenIn(url));
      await account(service, 'resetPassword', { token: tokenIn(url), newPassword: PASSWORD }, null);
      await account(service, 'disableAccount', { email: cora.email, reason: 'Stolen' }, root.token);
      await account(service, 'enableAccount', { email: cora.email }, root.token);
    });
    expect(found.map(({ event }) => event)).toEqual([
      'password-changed',
      'password-reset-issued',
      'password-reset-used',
      'account-disabled',
      'account-enabled',
    ]);
  });

  it('has a line for each command that the operator runs', async () => {
    const found = await during(() => service.app.get(PlatformAdmins).promote(ada.email));
    expect(found).toEqual([{ event: 'operator-command', facts: { command: 'promote', account: ada.id } }]);
  });

  it('has no password, token or link in any line', () => {
    const text = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toContain('My-secret-password-1!');
    expect(text).not.toContain('/reset#');
  });
});

describe('A quota that refuses', () => {
  it('writes a security log line, whichever fields the client selects', async () => {
    const service = await startService({ QUOTAS: 'true', QUOTA_ACCOUNTS_OF_NETWORK: '1' });
    try {
      const lines: Line[] = [];
      service.app.get(SecurityLog).write = (event, facts) => void lines.push({ event, facts });
      const signUp = (email: string) =>
        service.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', {
          input: { name: 'New', email, password: PASSWORD },
        });
      await signUp('one@example.org');
      await signUp('two@example.org');
      expect(lines).toMatchObject([
        { event: 'signed-up' },
        { event: 'limit-reached', facts: { limit: 'quota of signUp', account: null } },
      ]);
    } finally {
      await service.stop();
    }
  });
});

describe('A rate limit that refuses', () => {
  it('writes one security log line per minute and account, for rate and for cost', async () => {
    const service = await startService({ RATE_LIMIT_PER_MINUTE: '40' });
    try {
      const lines: Line[] = [];
      const ada = await person(service, 'Ada');
      service.app.get(SecurityLog).write = (event, facts) => void lines.push({ event, facts });
      const dear =
        '{ resources(first: 100) { nodes { children { children { children { freePeriods(from: "2027-01-01T00:00:00Z", to: "2028-01-01T00:00:00Z") { startsAt } } } } } } }';
      for (let i = 0; i < 2; i++) await service.graphql(dear, {}, ada.token);
      for (let i = 0; i < 50; i++) await service.graphql('{ viewer { isPlatformAdmin } }', {}, ada.token);
      expect(lines).toMatchObject([
        { event: 'limit-reached', facts: { limit: 'cost of an operation', account: ada.id } },
        { event: 'limit-reached', facts: { limit: 'operations in a minute', account: ada.id } },
      ]);
    } finally {
      await service.stop();
    }
  });
});
