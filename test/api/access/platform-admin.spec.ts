import { type Service, startService } from '../../support/app.js';
import { PASSWORD, person, signIn } from './people.js';
import { built } from '../../support/built.js';

const { EnsurePlatformAdmin } = await built('access/index');

describe('the first platform admin', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const ensure = (email: string, password: string) =>
    service.app.get(EnsurePlatformAdmin).execute(email, password, 'Platform administrator');
  const isPlatformAdmin = async (token: string) =>
    (await service.graphql('{ viewer { isPlatformAdmin } }', {}, token)).data.viewer.isPlatformAdmin;

  it('gets an account', async () => {
    await ensure('root@example.org', 'settings password');
    const { accessToken } = await signIn(service, 'root@example.org', 'settings password');
    expect(await isPlatformAdmin(accessToken)).toBe(true);
  });

  it('keeps the account that is there, with its name and password', async () => {
    const { email, token } = await person(service, 'Promoted');
    await ensure(email.toUpperCase(), 'settings password');
    expect(await isPlatformAdmin(token)).toBe(true);
    expect((await signIn(service, email, PASSWORD)).viewer.user.name).toBe('Promoted');
    expect((await signIn(service, email, 'settings password')).viewer).toBeNull();
  });

  it('may be ensured by several instances at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ensure('many@example.org', 'settings password')));
    expect((await signIn(service, 'many@example.org', 'settings password')).viewer.user.name).toBe(
      'Platform administrator',
    );
  });
});
