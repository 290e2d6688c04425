import pg from 'pg';
import { type Service, startService } from '../../support/app.js';
import { DAY_MS } from '../../../src/platform/core/time-range.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import {
  acceptInvitation,
  createSite,
  inviteMember,
  join,
  registered,
  setMember,
  tokenIn,
  verify,
} from '../../worlds/places.js';
import { type Refusable, mutate, type Given } from '../../worlds/mutations.js';
import type { Organization } from '../../worlds/schema.js';

describe('Invitations', () => {
  let service: Service;
  let counter = 0;
  beforeAll(async () => {
    service = await startService({ PUBLIC_URL: 'https://workbay.example' });
  });
  afterAll(() => service.stop());

  /** An organization of its own for each test, with its ADMIN and a person who has an account. */
  const setUp = async (): Promise<{ id: string; admin: Person; other: Person }> => {
    counter += 1;
    const admin = await person(service, `Inviter ${counter}`);
    const other = await person(service, `Invited ${counter}`);
    return { id: await registered(service, admin, `invites-${counter}`), admin, other };
  };
  const code = (payload: Refusable) => payload.userErrors[0]?.code ?? 'DONE';
  const invited = async (at: { id: string; admin: Person }, email: string, roles = ['COORDINATOR'] as const) =>
    inviteMember(service, at.admin, { organizationId: at.id, email, roles });
  const tokenFor = async (at: { id: string; admin: Person }, email: string) => tokenIn((await invited(at, email)).url);
  const rolesOf = async (somebody: Person): Promise<(readonly string[])[]> => {
    const { data } = await service.graphql('{ viewer { memberships { roles } } }', {}, somebody.token);
    return data.viewer.memberships.map((each) => each.roles);
  };
  const shown = (token: string, as: Person | null = null, selection = 'email roles') =>
    service.graphql(`query ($t: String!) { invitation(token: $t) { ${selection} } }`, { t: token }, as?.token ?? null);
  const leave = async (id: string, as: Person) => {
    const document =
      'mutation ($i: OrganizationActionInput!) { leaveOrganization(input: $i) { viewer { memberships { roles } } userErrors { code } } }';
    return (await service.graphql(document, { i: { organizationId: id } }, as.token)).data.leaveOrganization;
  };
  const revoke = async (invitationId: string, as: Person) => {
    const document =
      'mutation ($i: InvitationActionInput!) { revokeInvitation(input: $i) { invitation { id } url userErrors { code } } }';
    return (await service.graphql(document, { i: { invitationId } }, as.token)).data.revokeInvitation;
  };

  it('add no member before the invited person accepts', async () => {
    const at = await setUp();
    await invited(at, at.other.email);
    expect(await rolesOf(at.other)).toEqual([]);
  });

  it('give the invited roles when the invited person accepts', async () => {
    const at = await setUp();
    const payload = await acceptInvitation(service, at.other, await tokenFor(at, at.other.email));
    expect(payload.membership).toMatchObject({ roles: ['COORDINATOR'], organization: { id: at.id } });
    expect(await rolesOf(at.other)).toEqual([['COORDINATOR']]);
  });

  it('return a link under PUBLIC_URL with the token after #', async () => {
    const at = await setUp();
    expect((await invited(at, at.other.email)).url).toMatch(/^https:\/\/workbay\.example\/join#[\w-]{43}$/);
  });

  it('are stored as a hash, never as the token', async () => {
    const at = await setUp();
    const token = await tokenFor(at, at.other.email);
    const client = new pg.Client({ connectionString: service.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ row: string }>('select i::text as row from invitation i');
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it('look the same for an address with and without an account', async () => {
    const at = await setUp();
    const [known, unknown] = [await invited(at, at.other.email), await invited(at, `nobody.${counter}@example.org`)];
    const shape = (payload: typeof known) => ({
      ...payload,
      url: payload.url.length,
      invitation: { ...payload.invitation, id: payload.invitation.id.length, email: null },
    });
    expect(shape(known)).toEqual(shape(unknown));
  });

  it('can be accepted once', async () => {
    const at = await setUp();
    const token = await tokenFor(at, at.other.email);
    await acceptInvitation(service, at.other, token);
    expect(code(await acceptInvitation(service, at.other, token))).toBe('EXPIRED');
  });

  it('can be accepted once when the person accepts several times at the same time', async () => {
    const at = await setUp();
    const token = await tokenFor(at, at.other.email);
    const both = await Promise.all([1, 2, 3].map(() => acceptInvitation(service, at.other, token)));
    expect(both.map(code).sort()).toEqual(['DONE', 'EXPIRED', 'EXPIRED']);
  });

  it('cannot be accepted by another account, and stay open after the attempt', async () => {
    const at = await setUp();
    const stranger = await person(service, `Stranger ${counter}`);
    const token = await tokenFor(at, at.other.email);
    expect(code(await acceptInvitation(service, stranger, token))).toBe('NOT_PERMITTED');
    expect(await rolesOf(stranger)).toEqual([]);
    expect(code(await acceptInvitation(service, at.other, token))).toBe('DONE');
  });

  it('accept the e-mail address in any letter case', async () => {
    const at = await setUp();
    const token = await tokenFor(at, at.other.email.toUpperCase());
    expect(code(await acceptInvitation(service, at.other, token))).toBe('DONE');
  });

  it('expire after 7 days', async () => {
    const at = await setUp();
    const token = await tokenFor(at, at.other.email);
    const before = service.clock.now();
    service.clock.set(before + 7 * DAY_MS);
    const late = await acceptInvitation(service, at.other, token);
    service.clock.set(before);
    expect(code(late)).toBe('EXPIRED');
  });

  it('end when a newer invitation is made for the same address', async () => {
    const at = await setUp();
    const older = await tokenFor(at, at.other.email);
    const newer = await tokenFor(at, at.other.email);
    expect(code(await acceptInvitation(service, at.other, older))).toBe('EXPIRED');
    expect(code(await acceptInvitation(service, at.other, newer))).toBe('DONE');
  });

  it('end when they are revoked', async () => {
    const at = await setUp();
    const { invitation, url } = await invited(at, at.other.email);
    expect(await revoke(invitation.id, at.admin)).toEqual({
      invitation: { id: invitation.id },
      url: null,
      userErrors: [],
    });
    expect(code(await acceptInvitation(service, at.other, tokenIn(url)))).toBe('EXPIRED');
    expect(code(await revoke(invitation.id, at.admin))).toBe('WRONG_STATUS');
  });

  it('end when the inviter is no longer an ADMIN of the organization', async () => {
    const at = await setUp();
    const second = await person(service, `Second ${counter}`);
    await join(service, at.id, at.admin, second, ['ADMIN']);
    const token = await tokenFor({ id: at.id, admin: second }, at.other.email);
    await setMember(service, at.admin, { organizationId: at.id, email: second.email, roles: ['MEMBER'] });
    expect(code(await acceptInvitation(service, at.other, token))).toBe('EXPIRED');
    expect((await shown(token)).data.invitation).toBeNull();
  });

  it('invitations of a SUSPENDED organization cannot be made or accepted', async () => {
    const at = await setUp();
    const root = await platformAdmin(service);
    const token = await tokenFor(at, at.other.email);
    const document =
      'mutation ($i: OrganizationActionInput!) { suspendOrganization(input: $i) { userErrors { code } } }';
    await service.graphql(document, { i: { organizationId: at.id } }, root.token);
    expect(code(await acceptInvitation(service, at.other, token))).toBe('EXPIRED');
    expect(code(await invited(at, `late.${counter}@example.org`))).toBe('WRONG_STATUS');
  });

  it('add their roles to those that a member has', async () => {
    const at = await setUp();
    await join(service, at.id, at.admin, at.other, ['FINANCE']);
    await acceptInvitation(service, at.other, await tokenFor(at, at.other.email));
    expect(await rolesOf(at.other)).toEqual([['COORDINATOR', 'FINANCE']]);
  });

  it('need at least one role and an e-mail address', async () => {
    const at = await setUp();
    const input = { organizationId: at.id, email: 'not an address', roles: [] };
    const { userErrors } = await inviteMember(service, at.admin, input);
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['email'] },
      { code: 'INVALID', field: ['roles'] },
    ]);
  });

  it.each(['RESOURCE_MANAGER', 'COORDINATOR', 'FINANCE', 'MEMBER'] as const)('cannot be made by a %s', async (role) => {
    const at = await setUp();
    await join(service, at.id, at.admin, at.other, [role]);
    expect(code(await invited({ id: at.id, admin: at.other }, 'x@example.org'))).toBe('NOT_PERMITTED');
  });

  describe('without a session', () => {
    it('show the address, the roles, the name of the inviter and who the organization is', async () => {
      const at = await setUp();
      const selection =
        'email roles invitedBy { name email } organization { id slug name kind status registrationCode }';
      const { data } = await shown(await tokenFor(at, at.other.email), null, selection);
      expect(data.invitation).toEqual({
        email: at.other.email,
        roles: ['COORDINATOR'],
        invitedBy: { name: `Inviter ${counter}`, email: null },
        organization: {
          ...{ id: at.id, slug: `invites-${counter}`, name: `The invites-${counter}` },
          ...{ kind: 'SCHOOL', status: 'PENDING', registrationCode: null },
        },
      });
    });

    it.each(['invitedBy { id }', 'organization { timeZone }', 'organization { calendar(year: 2027) { year } }'])(
      'do not show the field %s',
      async (selection) => {
        const at = await setUp();
        const { errors } = await shown(await tokenFor(at, at.other.email), null, selection);
        expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      },
    );

    it('show empty lists and null for other fields of the organization', async () => {
      const at = await setUp();
      await createSite(service, at.admin, { organizationId: at.id });
      const selection = 'organization { address publicCalendar { region } sites { id } memberships { roles } }';
      const { data } = await shown(await tokenFor(at, at.other.email), null, selection);
      expect(data.invitation.organization).toEqual({ address: null, publicCalendar: null, sites: [], memberships: [] });
    });

    it('are null for an unknown token', async () => {
      expect((await shown('nonsense')).data).toEqual({ invitation: null });
    });
  });

  it('are listed for ADMINs of the organization only, the newest first', async () => {
    const at = await setUp();
    await join(service, at.id, at.admin, at.other, ['RESOURCE_MANAGER']);
    for (const name of ['first', 'second']) {
      service.clock.set(service.clock.now() + 1000);
      await invited(at, `${name}.${counter}@example.org`);
    }
    const list = async (as: Person) => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on Organization { invitations { email } } } }';
      const { data } = await service.graphql<{ node: Organization }>(document, { id: at.id }, as.token);
      return data.node.invitations.map((each) => each.email);
    };
    expect(await list(at.admin)).toEqual([`second.${counter}@example.org`, `first.${counter}@example.org`]);
    expect(await list(at.other)).toEqual([]);
  });

  it('are found by id by ADMINs only, and the id is not a valid token', async () => {
    const at = await setUp();
    const { invitation } = await invited(at, at.other.email);
    const found = async (as: Person) =>
      (await service.graphql('query ($id: ID!) { node(id: $id) { id } }', { id: invitation.id }, as.token)).data.node;
    expect(await found(at.admin)).toEqual({ id: invitation.id });
    expect(await found(at.other)).toBeNull();
    expect(code(await acceptInvitation(service, at.other, invitation.id))).toBe('EXPIRED');
    expect(code(await revoke(invitation.id, at.other))).toBe('NOT_FOUND');
  });

  describe('quotas', () => {
    let bounded: Service;
    beforeAll(async () => {
      bounded = await startService({ QUOTAS: 'true', QUOTA_OPEN_INVITATIONS: '2,3', QUOTA_INVITATIONS_OF_DAY: '4,9' });
    });
    afterAll(() => bounded.stop());

    it('a VERIFIED organization may have more open invitations', async () => {
      const admin = await person(bounded, 'Admin of few');
      const organizationId = await registered(bounded, admin, 'few');
      const invite = async (name: string) =>
        code(await inviteMember(bounded, admin, { organizationId, email: `${name}@example.org`, roles: ['MEMBER'] }));
      expect([await invite('a'), await invite('b'), await invite('c')]).toEqual(['DONE', 'DONE', 'TOO_MANY']);
      expect(await invite('a')).toBe('DONE');
      await verify(bounded, organizationId, await platformAdmin(bounded));
      expect([await invite('c'), await invite('d')]).toEqual(['DONE', 'TOO_MANY']);
    });

    it('an invitation above the daily quota is refused with the time to retry', async () => {
      const admin = await person(bounded, 'Admin of many');
      const organizationId = await registered(bounded, admin, 'many');
      const input = { organizationId, email: 'again@example.org', roles: ['MEMBER'] } as const;
      for (let turn = 0; turn < 4; turn++) await inviteMember(bounded, admin, input);
      const { userErrors } = await inviteMember(bounded, admin, input);
      expect(userErrors).toMatchObject([{ code: 'TOO_MANY' }]);
      expect(userErrors[0]?.message).toContain('2027-03-02T00:00:00.000Z');
    });
  });

  describe('leaving an organization', () => {
    it('a member ends their own membership', async () => {
      const at = await setUp();
      await join(service, at.id, at.admin, at.other, ['FINANCE']);
      expect(await leave(at.id, at.other)).toEqual({ viewer: { memberships: [] }, userErrors: [] });
      expect(await rolesOf(at.other)).toEqual([]);
    });

    it('the last ADMIN cannot leave other members behind', async () => {
      const at = await setUp();
      await join(service, at.id, at.admin, at.other, ['FINANCE']);
      expect(code(await leave(at.id, at.admin))).toBe('LAST_ADMIN');
    });

    it('the last ADMIN may leave when there is no other member', async () => {
      const at = await setUp();
      expect(code(await leave(at.id, at.admin))).toBe('DONE');
    });

    it('one of two ADMINs stays when both leave at the same time', async () => {
      const at = await setUp();
      const third = await person(service, `Third ${counter}`);
      await join(service, at.id, at.admin, at.other, ['ADMIN']);
      await join(service, at.id, at.admin, third, ['MEMBER']);
      const outcomes = await Promise.all([leave(at.id, at.admin), leave(at.id, at.other)]);
      expect(outcomes.map(code).sort()).toEqual(['DONE', 'LAST_ADMIN']);
    });

    it('leaveOrganization does not reveal a PENDING organization to a stranger', async () => {
      const at = await setUp();
      expect(code(await leave(at.id, at.other))).toBe('NOT_FOUND');
    });
  });

  it('setMember gives the same refusal for a stranger with and without an account', async () => {
    const at = await setUp();
    const ask = async (email: string) =>
      (await setMember(service, at.admin, { organizationId: at.id, email, roles: ['MEMBER'] })).userErrors;
    const [known, unknown] = [await ask(at.other.email), await ask('unknown.person@example.org')];
    const wording = (errors: readonly { message: string }[], email: string) => errors[0]?.message.replace(email, 'X');
    expect(known).toMatchObject([{ code: 'NOT_FOUND', field: ['email'] }]);
    expect(wording(known, at.other.email)).toBe(wording(unknown, 'unknown.person@example.org'));
  });

  it('updateOrganization lets only a platform admin rename a VERIFIED organization', async () => {
    const at = await setUp();
    const root = await platformAdmin(service);
    const selection = 'organization { name address registrationCode } userErrors { code field }';
    const change = (input: Given<'updateOrganization'>, as: Person) =>
      mutate(service, as.token, 'updateOrganization', { organizationId: at.id, ...input }, selection);
    expect((await change({ name: 'New', registrationCode: '9144', address: 'Road 1' }, at.admin)).organization).toEqual(
      { ...{ name: 'New', address: 'Road 1', registrationCode: '9144' } },
    );
    await verify(service, at.id, root);
    const refused = await change({ name: 'Newer', registrationCode: null, address: null }, at.admin);
    expect(refused.userErrors).toEqual([
      { code: 'NOT_PERMITTED', field: ['name'] },
      { code: 'NOT_PERMITTED', field: ['registrationCode'] },
    ]);
    expect((await change({ address: null }, at.admin)).organization).toMatchObject({ name: 'New', address: null });
    expect((await change({ name: 'Newer' }, root)).organization).toMatchObject({ name: 'Newer' });
    expect(code(await change({ name: null }, root))).toBe('INVALID');
  });
});
