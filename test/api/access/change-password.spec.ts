import { type Service, startService } from '../../support/app.js';
import { account, broken, changePassword } from '../../worlds/accounts.js';
import { PASSWORD, person, signIn, whoIs } from '../../worlds/people.js';

const NEXT = 'four green mills';

describe('changePassword', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('replaces the password', async () => {
    const ada = await person(service, 'Ada');
    expect(broken(await changePassword(service, ada, NEXT))).toEqual([]);
    expect((await signIn(service, ada.email)).userErrors[0]?.code).toBe('BAD_CREDENTIALS');
    expect((await signIn(service, ada.email, NEXT)).viewer.user.id).toBe(ada.id);
  });

  it('ends every other session and keeps the current one', async () => {
    const ada = await person(service, 'Two Devices');
    const other = (await signIn(service, ada.email)).accessToken;
    await changePassword(service, ada, NEXT);
    expect(await whoIs(service, ada.token)).toBe(ada.id);
    expect(await whoIs(service, other)).toBeNull();
  });

  it.each([
    ['a wrong current password', 'not the password', NEXT, 'BAD_CREDENTIALS currentPassword'],
    ['no current password', null, NEXT, 'BAD_CREDENTIALS currentPassword'],
    ['a common password', PASSWORD, 'password', 'WEAK_PASSWORD newPassword'],
    ['the name as password', PASSWORD, 'Refused Refused', 'WEAK_PASSWORD newPassword'],
    ['the current password', PASSWORD, PASSWORD, 'INVALID newPassword'],
    ['a wrong current password before a weak new one', 'not the password', 'short', 'BAD_CREDENTIALS currentPassword'],
  ])('refuses %s', async (_, current, next, error) => {
    const { email, ...who } = await person(service, 'Refused Refused').catch(async () => {
      const { viewer, accessToken } = await signIn(service, 'refused.refused@example.org');
      return { id: viewer.user.id, email: 'refused.refused@example.org', token: accessToken };
    });
    const other = (await signIn(service, email)).accessToken;
    expect(broken(await changePassword(service, { email, ...who }, next, current))).toEqual([error]);
    expect(await whoIs(service, other)).toBe(who.id);
  });

  it('counts a wrong current password as a failed sign-in', async () => {
    const ada = await person(service, 'Guesser');
    for (let i = 0; i < 5; i++) await changePassword(service, ada, NEXT, 'not the password');
    for (let i = 0; i < 5; i++) await signIn(service, ada.email, 'not the password');
    expect((await signIn(service, ada.email)).userErrors[0]?.code).toBe('TOO_MANY_ATTEMPTS');
    expect(broken(await changePassword(service, ada, NEXT))).toEqual(['TOO_MANY_ATTEMPTS']);
  });

  it('checks at most ten guesses that are sent in parallel', async () => {
    const ada = await person(service, 'Parallel');
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => changePassword(service, ada, NEXT, 'not the password')),
    );
    expect(tries.filter((payload) => broken(payload)[0]?.startsWith('BAD'))).toHaveLength(10);
  });

  it('needs a session', async () => {
    await expect(account(service, 'changePassword', { currentPassword: 'x', newPassword: NEXT }, null)).rejects.toThrow(
      'UNAUTHENTICATED',
    );
  });
});
