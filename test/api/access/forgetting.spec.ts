import { DAY_MS } from '../../../src/platform/core/time-range.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { built } from '../../support/built.js';
import { account } from '../../worlds/accounts.js';
import { person, type Person, platformAdmin, signIn } from '../../worlds/people.js';

const { ForgetOldAccess } = await built('access/forget-old-access');

describe('The clean-up job for sign-in data', () => {
  let service: Service;
  let root: Person;
  let ada: Person;
  beforeAll(async () => {
    service = await startService({ SESSION_IDLE_DAYS: '14' });
    root = await platformAdmin(service);
    ada = await person(service, 'Ada');
    await signIn(service, ada.email, 'not the password');
    await account(service, 'issuePasswordReset', { email: ada.email }, root.token);
    await service.graphql('mutation { signOut { userErrors { code } } }', {}, ada.token);
  });
  afterAll(() => service.stop());

  const left = async (table: string, at: number): Promise<number> => {
    service.clock.set(MONDAY + at);
    await service.app.get(ForgetOldAccess).execute();
    const [row] = await service.database.run<{ count: number }>({
      name: `test.count-${table}`,
      text: `select count(*)::int as count from ${table}`,
    });
    return row?.count ?? 0;
  };

  it('deletes failed sign-ins after 24 hours', async () => {
    expect(await left('sign_in_failure', DAY_MS - 1)).toBe(1);
    expect(await left('sign_in_failure', DAY_MS)).toBe(0);
  });

  it('deletes a session 30 days after it ended or lapsed', async () => {
    // The platform admin's idle session lapses after 14 days.
    expect(await left('session', 30 * DAY_MS - 1)).toBe(2);
    expect(await left('session', 30 * DAY_MS)).toBe(1);
    expect(await left('session', 44 * DAY_MS)).toBe(0);
  });

  it('deletes password reset links 30 days after they end', async () => {
    expect(await left('password_reset', 44 * DAY_MS)).toBe(0);
  });

  it('deletes a known network 30 days after the last sign-in from that network', async () => {
    expect(await left('known_network', 44 * DAY_MS)).toBe(0);
  });
});
