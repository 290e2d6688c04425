import { type Service, startService } from '../../support/app.js';
import { person, signIn, whoIs } from '../../worlds/people.js';

const SIGN_OUT = 'mutation { signOut { userErrors { code } } }';
const EVERYWHERE = 'mutation { signOut(input: { everywhere: true }) { userErrors { code } } }';

describe('signOut', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('invalidates the token', async () => {
    const { token } = await person(service, 'Leaver');
    const { data } = await service.graphql(SIGN_OUT, {}, token);
    expect(data.signOut.userErrors).toEqual([]);
    expect(await whoIs(service, token)).toBeNull();
  });

  it('keeps the other sessions of the account', async () => {
    const { email, id, token } = await person(service, 'Two Devices');
    const other = (await signIn(service, email)).accessToken;
    await service.graphql(SIGN_OUT, {}, token);
    expect(await whoIs(service, other)).toBe(id);
  });

  it('ends all sessions of the account with everywhere: true', async () => {
    const { email, token } = await person(service, 'Everywhere');
    const other = (await signIn(service, email)).accessToken;
    await service.graphql(EVERYWHERE, {}, token);
    expect([await whoIs(service, token), await whoIs(service, other)]).toEqual([null, null]);
  });

  it('keeps the sessions of other accounts with everywhere: true', async () => {
    const leaver = await person(service, 'Leaver Two');
    const stayer = await person(service, 'Stayer');
    await service.graphql(EVERYWHERE, {}, leaver.token);
    expect(await whoIs(service, stayer.token)).toBe(stayer.id);
  });

  it('deletes the cookie', async () => {
    const { token } = await person(service, 'Cookie Monster');
    const { headers } = await service.graphql(SIGN_OUT, {}, token);
    expect(String(headers['set-cookie'])).toMatch(/^workbay_session=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('needs a session', async () => {
    const { errors } = await service.graphql(SIGN_OUT);
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('leaves the rest of the document unauthenticated', async () => {
    const { token } = await person(service, 'Greedy');
    const document = /* GraphQL */ `
      mutation {
        signOut {
          userErrors {
            code
          }
        }
        registerOrganization(input: { slug: "late", name: "Late", kind: SCHOOL, timeZone: "Europe/Prague" }) {
          userErrors {
            code
          }
        }
      }
    `;
    const { errors } = await service.graphql(document, {}, token);
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
