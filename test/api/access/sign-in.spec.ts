import { MONDAY, type Service, startService, type Answer } from '../../support/app.js';
import { PASSWORD, person, signIn, whoIs } from '../../worlds/people.js';
import { cpuMilliseconds } from '../../support/cpu-time.js';
import type { Refusable } from '../../worlds/mutations.js';

describe('signIn', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({
      SIGN_IN_FAILURES_PER_ACCOUNT_AND_NETWORK: '1000',
      SIGN_IN_FAILURES_PER_ACCOUNT: '1000',
    });
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const codes = (payload: Refusable) => payload.userErrors.map((error) => error.code);

  it('opens a session whose token identifies the account', async () => {
    const ada = await person(service, 'Ada');
    const payload = await signIn(service, ada.email);
    expect(payload.viewer.user).toEqual({ id: ada.id, name: 'Ada', email: ada.email });
    expect(await whoIs(service, payload.accessToken)).toBe(ada.id);
  });

  it('accepts the e-mail address in any letter case', async () => {
    await person(service, 'Case');
    expect((await signIn(service, ' CASE@Example.ORG ')).viewer.user.name).toBe('Case');
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const { email } = await person(service, 'Alike');
    const wrong = await signIn(service, email, 'not the password');
    expect(codes(wrong)).toEqual(['BAD_CREDENTIALS']);
    expect(await signIn(service, 'unknown@example.org', 'not the password')).toEqual(wrong);
  });

  it('takes as long for an unknown account as for a wrong password', async () => {
    const { email } = await person(service, 'Timed');
    const timed = (address: string) => cpuMilliseconds(() => signIn(service, address, 'not the password'));
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns and by the fastest of many, so that a busy machine slows both alike.
    for (let i = 0; i < 15; i++) {
      known.push(await timed(email));
      unknown.push(await timed('nobody.at.all@example.org'));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('stores only a hash of the token', async () => {
    const { token } = await person(service, 'Hashed');
    const [row] = await service.database.run<{ found: boolean }>(
      {
        name: 'test.token-stored',
        text: `select count(*) filter (where s::text like '%' || $1 || '%') > 0 as found from session s`,
      },
      [token],
    );
    expect(row?.found).toBe(false);
  });

  it('gives a browser a cookie that scripts cannot read', async () => {
    const { email, id } = await person(service, 'Browser');
    const document = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    const answer = await service.graphql(document, { input: { email, password: PASSWORD } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^workbay_session=[\w-]{43};.*; HttpOnly; SameSite=Lax$/);
    const response = await service.http
      .post('/graphql')
      .set('cookie', String(cookie.split(';')[0]))
      .send({ query: '{ viewer { user { id } } }' });
    expect((response.body as Answer).data.viewer.user.id).toBe(id);
  });

  it('binds the cookie to the host when PUBLIC_URL is https', async () => {
    const secure = await startService({ PUBLIC_URL: 'https://workbay.example' });
    const input = { name: 'Secure', email: 'secure@example.org', password: PASSWORD };
    const answer = await secure.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { expiresAt } }', {
      input,
    });
    await secure.stop();
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-workbay_session=[\w-]{43}; Path=\/;/);
    expect(cookie).toContain('; Secure');
    expect(cookie).not.toContain('Domain');
  });

  it.each(['', 'nonsense', 'x'.repeat(4000)])('opens no session for the token %j', async (token) => {
    expect(await whoIs(service, token)).toBeNull();
  });

  it('runs the rest of the document as the account that signed in', async () => {
    const { email, id } = await person(service, 'Chained');
    const document = /* GraphQL */ `
      mutation ($input: SignInInput!) {
        signIn(input: $input) {
          viewer {
            user {
              id
              email
            }
          }
        }
        signOut {
          userErrors {
            code
          }
        }
      }
    `;
    const { data, errors } = await service.graphql(document, { input: { email, password: PASSWORD } });
    expect(errors).toEqual([]);
    expect(data.signIn.viewer.user).toEqual({ id, email });
  });
});
