import { operatorSentences } from '../../../src/access/operator/sentences.js';
import { type Service, startService } from '../../support/app.js';
import { PASSWORD, person, signIn } from '../../worlds/people.js';
import { built } from '../../support/built.js';

const { DemoAccounts, EnsurePlatformAdmin, CannotServe, PlatformAdmins } = await built('access/index');
const { WrongSettings } = await built('platform/config/environment');

const PASSWORD_OF_SETTINGS = 'quiet otter lamp 77';

describe('The platform admin of the settings', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const ensure = (email: string, password = PASSWORD_OF_SETTINGS) =>
    service.app.get(EnsurePlatformAdmin).execute(email, password, 'Platform administrator');
  const isPlatformAdmin = async (token: string) =>
    (await service.graphql('{ viewer { isPlatformAdmin } }', {}, token)).data.viewer.isPlatformAdmin;

  it('gets an account at the first start', async () => {
    await ensure('root@example.org');
    const { accessToken } = await signIn(service, 'root@example.org', PASSWORD_OF_SETTINGS);
    expect(await isPlatformAdmin(accessToken)).toBe(true);
  });

  it('keeps the password of the first start when the settings change', async () => {
    await ensure('kept@example.org');
    await ensure('Kept@Example.org', 'another otter lamp 78');
    expect((await signIn(service, 'kept@example.org', PASSWORD_OF_SETTINGS)).viewer).not.toBeNull();
    expect((await signIn(service, 'kept@example.org', 'another otter lamp 78')).viewer).toBeNull();
  });

  it('is never an ordinary account with the same e-mail address', async () => {
    const { email, token } = await person(service, 'Squatter');
    await expect(ensure(email.toUpperCase())).rejects.toThrow(CannotServe);
    expect(await isPlatformAdmin(token)).toBe(false);
  });

  it('is refused over an ordinary account, and the error names the promote command', async () => {
    const { email } = await person(service, 'Told');
    await expect(ensure(email)).rejects.toThrow(`npm run admin -- promote ${email}`);
  });

  it.each([
    ['password', 'ADMIN_PASSWORD'],
    ['weak@example.org', 'ADMIN_PASSWORD'],
    ['Platform administrator', 'ADMIN_PASSWORD'],
  ])('is refused with the password %j, which signUp refuses too', async (password, setting) => {
    await expect(ensure('weak@example.org', password)).rejects.toThrow(WrongSettings);
    await expect(ensure('weak@example.org', password)).rejects.toThrow(setting);
  });

  it('is refused with an e-mail address that signUp refuses too', async () => {
    await expect(ensure('root@localhost')).rejects.toThrow('ADMIN_EMAIL');
  });

  it('is created once by several instances at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ensure('many@example.org')));
    expect((await signIn(service, 'many@example.org', PASSWORD_OF_SETTINGS)).viewer.user.name).toBe(
      'Platform administrator',
    );
  });
});

describe('The commands for platform admins', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const admins = () => service.app.get(PlatformAdmins);
  const enabled = async () => (await admins().list()).map(({ email }) => email);

  it('promote an account and demote it while another platform admin is left', async () => {
    const ada = await person(service, 'Ada');
    const ben = await person(service, 'Ben');
    expect(await admins().promote(ada.email.toUpperCase())).toBeNull();
    expect(await admins().promote(ben.email)).toBeNull();
    expect(await enabled()).toEqual([ada.email, ben.email]);
    expect(await admins().demote(ada.email)).toBeNull();
    expect(await enabled()).toEqual([ben.email]);
  });

  it('refuse to demote the last platform admin', async () => {
    const [last = ''] = await enabled();
    expect(await admins().demote(last)).toMatchObject({ sentence: operatorSentences.last });
    expect(await enabled()).toEqual([last]);
  });

  it('leave one platform admin when two are demoted at the same time', async () => {
    const cora = await person(service, 'Cora');
    await admins().promote(cora.email);
    const both = await enabled();
    expect(both).toHaveLength(2);
    const problems = await Promise.all(both.map((email) => admins().demote(email)));
    expect(problems.filter((problem) => problem === null)).toHaveLength(1);
    expect(await enabled()).toHaveLength(1);
  });

  it('refuse an address without an account', async () => {
    const sentence = operatorSentences.noAccount;
    expect(await admins().promote('nobody@example.org')).toEqual({ sentence, facts: { email: 'nobody@example.org' } });
  });
});

describe('Demo accounts that were loaded before demo accounts were marked', () => {
  it('are recognized by their e-mail address and password only', async () => {
    const service = await startService();
    try {
      const demo = await person(service, 'Demo');
      const owner = await person(service, 'Owner');
      const accounts = service.app.get(DemoAccounts);
      await accounts.recognize([demo.email.toUpperCase(), 'nobody@example.org'], PASSWORD);
      await accounts.recognize([owner.email], 'workbay-demo-2026');
      expect(await accounts.enabled()).toEqual([demo.email]);
      await expect(accounts.refuseAny()).rejects.toThrow('npm run admin -- remove-demo');
    } finally {
      await service.stop();
    }
  });
});
