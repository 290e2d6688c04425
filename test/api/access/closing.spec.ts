import { MONDAY, type Service, startService } from '../../support/app.js';
import { built } from '../../support/built.js';
import { act, type Town, town } from '../../worlds/town.js';
import { inviteMember, join, registered, tokenIn, verify } from '../../worlds/places.js';
import { account, broken } from '../../worlds/accounts.js';
import { PASSWORD, person, type Person, platformAdmin, signIn, whoIs } from '../../worlds/people.js';

const { PlatformAdmins } = await built('access/index');

describe('closeAccount', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const close = (who: Person, confirm = who.email, currentPassword: string | null = PASSWORD) =>
    account(service, 'closeAccount', { currentPassword, confirm }, who.token);
  const userOf = async (id: string, asker: Person) =>
    (await service.graphql('query ($id: ID!) { node(id: $id) { ... on User { name email } } }', { id }, asker.token))
      .data.node;

  it('ends every session of the account and blocks its sign-in', async () => {
    const ada = await person(service, 'Ada');
    const other = (await signIn(service, ada.email)).accessToken;
    expect(await close(ada, ' ADA@Example.org ')).toEqual({ done: true, userErrors: [] });
    expect(await whoIs(service, ada.token)).toBeNull();
    expect(await whoIs(service, other)).toBeNull();
    expect((await signIn(service, ada.email)).userErrors[0]?.code).toBe('BAD_CREDENTIALS');
  });

  it('frees the e-mail address for a new account', async () => {
    const ada = await person(service, 'Anew');
    await close(ada);
    const next = await person(service, 'Anew');
    expect(next.id).not.toBe(ada.id);
  });

  it('keeps the bookings of the person under the name "Closed account"', async () => {
    const ben = await person(service, 'Booker');
    await join(service, place.school, place.schoolAdmin, ben, ['COORDINATOR']);
    const { booking } = await act(service, ben, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: await place.resource() }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T10:00:00Z',
    });
    await close(ben);
    const document = 'query ($id: ID!) { booking(id: $id) { status bookedBy { id name email } } }';
    const { data } = await service.graphql(document, { id: booking.id }, place.coordinator.token);
    expect(data.booking).toEqual({
      status: 'CONFIRMED',
      bookedBy: { id: ben.id, name: 'Closed account', email: null },
    });
  });

  it('ends memberships', async () => {
    const ben = await person(service, 'Member');
    await join(service, place.school, place.schoolAdmin, ben, ['MEMBER']);
    await close(ben);
    expect(await userOf(ben.id, place.schoolAdmin)).toBeNull();
  });

  it('ends invitations, so a new account with the same address cannot accept them', async () => {
    const ada = await person(service, 'Invited');
    const { url } = await inviteMember(service, place.schoolAdmin, {
      organizationId: place.school,
      email: ada.email,
      roles: ['MEMBER'],
    });
    await close(ada);
    const next = await person(service, 'Invited');
    const document = `mutation ($token: String!) { acceptInvitation(input: { token: $token }) { userErrors { code } } }`;
    const { data } = await service.graphql(document, { token: tokenIn(url) }, next.token);
    expect(data.acceptInvitation.userErrors).toEqual([{ code: 'EXPIRED' }]);
  });

  it.each([
    ['a wrong password', 'not the password', 'cautious@example.org', ['BAD_CREDENTIALS currentPassword']],
    ['no password', null, 'cautious@example.org', ['BAD_CREDENTIALS currentPassword']],
    ['another address', PASSWORD, 'somebody@example.org', ['INVALID confirm']],
    [
      'a wrong password and another address',
      'not the password',
      '',
      ['BAD_CREDENTIALS currentPassword', 'INVALID confirm'],
    ],
  ])('is refused with %s', async (_, password, confirm, errors) => {
    const email = 'cautious@example.org';
    const signedIn = await signIn(service, email);
    const token: string = signedIn.accessToken ?? (await person(service, 'Cautious')).token;
    const cautious = { id: '', email, token };
    expect(broken(await close(cautious, confirm, password))).toEqual(errors);
    expect(await whoIs(service, token)).not.toBeNull();
  });

  it('refuses the last ADMIN of an organization that has another member', async () => {
    const ada = await person(service, 'Founder');
    const ben = await person(service, 'Follower');
    const id = await registered(service, ada, 'founded');
    await join(service, id, ada, ben, ['COORDINATOR']);
    const refused = await close(ada);
    expect(broken(refused)).toEqual(['LAST_ADMIN']);
    expect(refused.userErrors[0]?.message).toContain('The founded');
    await join(service, id, ada, ben, ['ADMIN']);
    expect(broken(await close(ada))).toEqual([]);
  });

  it('allows the last ADMIN of an organization without other members and bookings', async () => {
    const ada = await person(service, 'Alone');
    await registered(service, ada, 'alone');
    expect(broken(await close(ada))).toEqual([]);
  });

  it('refuses the last ADMIN of an organization with a booking that has not ended', async () => {
    const ada = await person(service, 'Booking Alone');
    const id = await registered(service, ada, 'booking-alone');
    await verify(service, id, place.root);
    const { booking } = await act(service, ada, 'requestBooking', {
      organizationId: id,
      items: [{ resourceId: await place.resource() }],
      title: 'Lesson',
      startsAt: '2027-03-02T09:00:00Z',
      endsAt: '2027-03-02T10:00:00Z',
    });
    expect(booking.status).toBe('CONFIRMED');
    expect(broken(await close(ada))).toEqual(['LAST_ADMIN']);
    service.clock.set('2027-03-02T10:00:00Z');
    expect(broken(await close(ada))).toEqual([]);
  });

  it('leaves one ADMIN when the two ADMINs of an organization close at the same time', async () => {
    const ada = await person(service, 'First Of Two');
    const ben = await person(service, 'Second Of Two');
    const third = await person(service, 'Third');
    const id = await registered(service, ada, 'of-two');
    await join(service, id, ada, ben, ['ADMIN']);
    await join(service, id, ada, third, ['MEMBER']);
    const outcomes = (await Promise.all([close(ada), close(ben)])).map((payload) => broken(payload).join());
    expect(outcomes.sort()).toEqual(['', 'LAST_ADMIN']);
  });

  it('refuses the last ADMIN with an enabled account', async () => {
    const ada = await person(service, 'Enabled');
    const ben = await person(service, 'Disabled Soon');
    const id = await registered(service, ada, 'half-disabled');
    await join(service, id, ada, ben, ['ADMIN']);
    await account(service, 'disableAccount', { email: ben.email, reason: 'Stolen' }, place.root.token);
    expect(broken(await close(ada))).toEqual(['LAST_ADMIN']);
  });
});

describe('The last platform admin', () => {
  it('cannot close their own account', async () => {
    const service = await startService();
    try {
      const root = await platformAdmin(service);
      const input = { currentPassword: PASSWORD, confirm: root.email };
      expect(broken(await account(service, 'closeAccount', input, root.token))).toEqual(['LAST_ADMIN']);
      const ada = await person(service, 'Ada');
      await service.app.get(PlatformAdmins).promote(ada.email);
      expect(broken(await account(service, 'closeAccount', input, root.token))).toEqual([]);
    } finally {
      await service.stop();
    }
  });
});

describe('disableAccount', () => {
  let service: Service;
  let root: Person;
  beforeAll(async () => {
    service = await startService();
    root = await platformAdmin(service);
  });
  afterAll(() => service.stop());

  const disable = (email: string, reason: string | null = 'Stolen', asker = root) =>
    account(service, 'disableAccount', { email, reason }, asker.token);
  const enable = (email: string, asker = root) => account(service, 'enableAccount', { email }, asker.token);

  it('ends every session and blocks sign-in until the account is enabled', async () => {
    const ada = await person(service, 'Ada');
    expect(await disable('ADA@example.org')).toEqual({ done: true, userErrors: [] });
    expect(await whoIs(service, ada.token)).toBeNull();
    expect((await signIn(service, ada.email)).userErrors[0]?.code).toBe('BAD_CREDENTIALS');
    expect(await enable(ada.email)).toEqual({ done: true, userErrors: [] });
    expect(await whoIs(service, ada.token)).toBeNull();
    expect((await signIn(service, ada.email)).viewer.user.id).toBe(ada.id);
  });

  it('ends the password reset links of the account', async () => {
    const ada = await person(service, 'Linked');
    const { url } = await account(service, 'issuePasswordReset', { email: ada.email }, root.token);
    await disable(ada.email);
    await enable(ada.email);
    const input = { token: tokenIn(url), newPassword: 'four green mills' };
    expect(broken(await account(service, 'resetPassword', input, null))).toEqual(['EXPIRED token']);
  });

  it('keeps the memberships of the account', async () => {
    const ada = await person(service, 'Member');
    const id = await registered(service, ada, 'kept');
    await disable(ada.email);
    await enable(ada.email);
    const { accessToken } = await signIn(service, ada.email);
    const { data } = await service.graphql('{ viewer { memberships { organization { id } } } }', {}, accessToken);
    expect(data.viewer.memberships).toEqual([{ organization: { id } }]);
  });

  it.each([
    ['without a reason', 'refused@example.org', null, ['INVALID reason']],
    ['with a blank reason', 'refused@example.org', '  ', ['INVALID reason']],
    ['with a reason longer than 2,000 characters', 'refused@example.org', 'x'.repeat(2_001), ['INVALID reason']],
    ['for an unknown address', 'nobody@example.org', 'Stolen', ['NOT_FOUND email']],
    ['for the own account', 'platform@example.org', 'Tired', ['NOT_PERMITTED email']],
  ])('is refused %s', async (_, email, reason, errors) => {
    await person(service, 'Refused').catch(() => undefined);
    expect(broken(await disable(email, reason))).toEqual(errors);
  });

  it('refuses an account that is disabled already, as enableAccount does an enabled one', async () => {
    const ada = await person(service, 'Twice');
    expect(broken(await enable(ada.email))).toEqual(['WRONG_STATUS email']);
    await disable(ada.email);
    expect(broken(await disable(ada.email))).toEqual(['WRONG_STATUS email']);
    await enable(ada.email);
    expect(broken(await enable(ada.email))).toEqual(['WRONG_STATUS email']);
  });

  it('is allowed to platform admins only, like enableAccount', async () => {
    const ada = await person(service, 'Ordinary');
    expect(broken(await disable(root.email, 'Revenge', ada))).toEqual(['NOT_PERMITTED email']);
    expect(broken(await enable(root.email, ada))).toEqual(['NOT_PERMITTED email']);
  });

  it('leaves one platform admin when two disable each other at the same time', async () => {
    const ada = await person(service, 'Rival');
    await service.app.get(PlatformAdmins).promote(ada.email);
    const rival = { ...ada, token: (await signIn(service, ada.email)).accessToken };
    // The one that comes too late may be nobody by then.
    const outcomes = await Promise.allSettled([disable(ada.email), disable(root.email, 'Coup', rival)]);
    expect(outcomes.filter((each) => each.status === 'fulfilled' && each.value.done === true)).toHaveLength(1);
    const enabled = (await service.app.get(PlatformAdmins).list()).filter(({ isEnabled }) => isEnabled);
    expect(enabled).toHaveLength(1);
  });
});
