import { HOUR_MS, MINUTE_MS } from '../../../src/platform/core/time-range.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { built } from '../../support/built.js';
import { acceptInvitation, inviteMember, join, registered, verify } from '../../worlds/places.js';
import { account, broken, tokenOf } from '../../worlds/accounts.js';
import { person, type Person, platformAdmin, signIn, whoIs } from '../../worlds/people.js';

const { PlatformAdmins } = await built('access/index');

const NEXT = 'four green mills';

describe('A password reset', () => {
  let service: Service;
  let root: Person;
  beforeAll(async () => {
    service = await startService({ PUBLIC_URL: 'https://workbay.example/', SIGN_IN_FAILURES_PER_NETWORK: '100000' });
    root = await platformAdmin(service);
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const issue = (by: Person, email: string) => account(service, 'issuePasswordReset', { email }, by.token);
  const issued = async (by: Person, email: string): Promise<string> => {
    const payload = await issue(by, email);
    expect(broken(payload)).toEqual([]);
    return tokenOf(payload.url);
  };
  const reset = async (token: string, newPassword = NEXT): Promise<string[]> =>
    broken(await account(service, 'resetPassword', { token, newPassword }, null));

  let schools = 0;
  /** A VERIFIED school with an ADMIN and a member. */
  const school = async (name: string) => {
    const slug = `school-${++schools}`;
    const admin = await person(service, `Admin of ${name}`);
    const member = await person(service, `Member of ${name}`);
    const id = await registered(service, admin, slug);
    await verify(service, id, root);
    await join(service, id, admin, member, ['COORDINATOR']);
    return { id, admin, member };
  };

  it('sets a new password once and ends all sessions if a platform admin issued it', async () => {
    const ada = await person(service, 'Ada');
    const payload = await issue(root, ada.email.toUpperCase());
    expect(payload.url).toMatch(/^https:\/\/workbay\.example\/reset#[\w-]{43}$/);
    expect(Date.parse(payload.expiresAt)).toBe(MONDAY + HOUR_MS);
    expect(await reset(tokenOf(payload.url))).toEqual([]);
    expect(await whoIs(service, ada.token)).toBeNull();
    expect((await signIn(service, ada.email, NEXT)).viewer.user.id).toBe(ada.id);
    expect(await reset(tokenOf(payload.url), 'five red presses')).toEqual(['EXPIRED token']);
  });

  it('does not change the account until it is used', async () => {
    const ada = await person(service, 'Patient');
    await issued(root, ada.email);
    expect(await whoIs(service, ada.token)).toBe(ada.id);
    expect((await signIn(service, ada.email)).viewer.user.id).toBe(ada.id);
  });

  it('expires 60 minutes after it was issued', async () => {
    const ada = await person(service, 'Late');
    const token = await issued(root, ada.email);
    service.clock.advance(HOUR_MS);
    expect(await reset(token)).toEqual(['EXPIRED token']);
  });

  it('works until the last millisecond of the 60 minutes', async () => {
    const ada = await person(service, 'Just In Time');
    const token = await issued(root, ada.email);
    service.clock.advance(HOUR_MS - 1);
    expect(await reset(token)).toEqual([]);
  });

  it('ends when a newer reset is issued', async () => {
    const ada = await person(service, 'Impatient');
    const older = await issued(root, ada.email);
    const newer = await issued(root, ada.email);
    expect(await reset(older)).toEqual(['EXPIRED token']);
    expect(await reset(newer)).toEqual([]);
  });

  it('works once when it is used several times at the same time', async () => {
    const ada = await person(service, 'Raced');
    const token = await issued(root, ada.email);
    const outcomes = await Promise.all([reset(token), reset(token, 'five red presses'), reset(token, 'six blue saws')]);
    expect(outcomes.filter((errors) => errors.length === 0)).toHaveLength(1);
  });

  it('refuses a weak password and stays open', async () => {
    const ada = await person(service, 'Weak Password');
    const token = await issued(root, ada.email);
    expect(await reset(token, 'password')).toEqual(['WEAK_PASSWORD newPassword']);
    expect(await reset(token, 'weak password')).toEqual(['WEAK_PASSWORD newPassword']);
    expect(await reset(token)).toEqual([]);
  });

  it('is issued at most three times an hour for one account', async () => {
    const ada = await person(service, 'Often');
    for (let i = 0; i < 3; i++) {
      await issued(root, ada.email);
      service.clock.advance(MINUTE_MS);
    }
    const refused = await issue(root, ada.email);
    expect(broken(refused)).toEqual(['TOO_MANY email']);
    expect(refused.userErrors[0]?.message).toContain('2027-03-01T09:00:00.000Z');
    service.clock.set(MONDAY + HOUR_MS);
    expect(broken(await issue(root, ada.email))).toEqual([]);
  });

  it('is issued at most three times to eight requests at the same time', async () => {
    const ada = await person(service, 'Crowd');
    const payloads = await Promise.all(Array.from({ length: 8 }, () => issue(root, ada.email)));
    expect(payloads.filter((payload) => payload.url !== null)).toHaveLength(3);
  });

  it('is issued by an ADMIN of a VERIFIED organization for its member', async () => {
    const { admin, member } = await school('One');
    expect(await reset(await issued(admin, member.email))).toEqual([]);
  });

  it('is not issued by an ADMIN for a platform admin or a member of another organization', async () => {
    const one = await school('Two');
    const other = await school('Three');
    await join(service, one.id, one.admin, other.member, ['MEMBER']);
    expect(broken(await issue(one.admin, other.member.email))).toEqual(['NOT_PERMITTED email']);
    await service.app.get(PlatformAdmins).promote(one.member.email);
    expect(broken(await issue(one.admin, one.member.email))).toEqual(['NOT_PERMITTED email']);
    await service.app.get(PlatformAdmins).demote(one.member.email);
  });

  it('is refused for non-members with the same message, with and without an account', async () => {
    const { admin } = await school('Four');
    const stranger = await person(service, 'Stranger');
    const known = (await issue(admin, stranger.email)).userErrors[0];
    const unknown = (await issue(admin, 'nobody@example.org')).userErrors[0];
    expect(known?.code).toBe('NOT_FOUND');
    expect(known?.message.replace(stranger.email, '')).toBe(unknown?.message.replace('nobody@example.org', ''));
  });

  it.each(['COORDINATOR', 'nobody'])('is refused to %s for a known and an unknown address', async (role) => {
    const { admin, member } = await school(`Five ${role}`);
    const asker = role === 'nobody' ? await person(service, 'Nobody Anywhere') : member;
    expect(broken(await issue(asker, admin.email))).toEqual(['NOT_PERMITTED email']);
    expect(broken(await issue(asker, 'nobody@example.org'))).toEqual(['NOT_PERMITTED email']);
  });

  it.each([
    [
      'joins another organization',
      (s: { member: Person }, other: { id: string; admin: Person }) =>
        join(service, other.id, other.admin, s.member, ['MEMBER']),
    ],
    ['becomes platform admin', (s: { member: Person }) => service.app.get(PlatformAdmins).promote(s.member.email)],
    [
      'leaves',
      (s: { id: string; member: Person }) =>
        service.graphql(
          'mutation ($id: ID!) { leaveOrganization(input: { organizationId: $id }) { userErrors { code } } }',
          { id: s.id },
          s.member.token,
        ),
    ],
  ] as const)('a reset that an ADMIN issued ends when the account holder %s', async (what, act) => {
    const own = await school(`Six ${what}`);
    const other = await school(`Seven ${what}`);
    const token = await issued(own.admin, own.member.email);
    await act(own, other);
    expect(await reset(token)).toEqual(['EXPIRED token']);
  });

  it('a reset that a platform admin issued stays open when the account holder joins an organization', async () => {
    const { id, admin } = await school('Eight');
    const ada = await person(service, 'Joiner');
    const token = await issued(root, ada.email);
    await join(service, id, admin, ada, ['MEMBER']);
    expect(await reset(token)).toEqual([]);
  });

  it('answers EXPIRED for an unknown token without a session', async () => {
    expect(await reset('nonsense')).toEqual(['EXPIRED token']);
    expect(await reset('')).toEqual(['EXPIRED token']);
  });
});

describe('Wrong tokens', () => {
  it('wrong reset tokens count as failed sign-ins of the network', async () => {
    const service = await startService({ SIGN_IN_FAILURES_PER_NETWORK: '4' });
    try {
      for (let i = 0; i < 2; i++) await signIn(service, `guess${i}@example.org`, 'not the password');
      const wrong = { token: 'nonsense', newPassword: NEXT };
      for (let i = 0; i < 2; i++) {
        expect(broken(await account(service, 'resetPassword', wrong, null))).toEqual(['EXPIRED token']);
      }
      expect(broken(await account(service, 'resetPassword', wrong, null))).toEqual(['TOO_MANY_ATTEMPTS']);
      const { userErrors } = await signIn(service, 'guess9@example.org', 'not the password');
      expect(userErrors[0]?.code).toBe('TOO_MANY_ATTEMPTS');
    } finally {
      await service.stop();
    }
  });

  it('wrong invitation tokens count as failed sign-ins and block the right token for a while', async () => {
    const service = await startService({ SIGN_IN_FAILURES_PER_NETWORK: '3' });
    try {
      const admin = await person(service, 'Inviting');
      const guest = await person(service, 'Guest');
      const id = await registered(service, admin, 'inviting');
      const { url } = await inviteMember(service, admin, { organizationId: id, email: guest.email, roles: ['MEMBER'] });
      const looking = async (token: string) =>
        (await service.graphql('query ($token: String!) { invitation(token: $token) { email } }', { token })).data
          .invitation;
      expect(await looking(tokenOf(url))).toEqual({ email: guest.email });
      for (let i = 0; i < 2; i++) expect(await looking('nonsense')).toBeNull();
      expect((await acceptInvitation(service, guest, 'nonsense')).userErrors[0]?.code).toBe('EXPIRED');
      expect((await acceptInvitation(service, guest, tokenOf(url))).userErrors[0]?.code).toBe('TOO_MANY_ATTEMPTS');
      expect(await looking(tokenOf(url))).toBeNull();
      service.clock.advance(HOUR_MS);
      expect((await acceptInvitation(service, guest, tokenOf(url))).userErrors).toEqual([]);
    } finally {
      await service.stop();
    }
  });
});
