import { type Service, startService } from '../support/app.js';
import { person, type Person } from '../worlds/people.js';

const PARTNER = 'https://partner.example';

describe('Requests of other sites', () => {
  let service: Service;
  let member: Person;
  let cookie: string;
  beforeAll(async () => {
    service = await startService({ PUBLIC_URL: 'http://workbay.example', WEB_ORIGINS: PARTNER });
    member = await person(service, 'Member');
    cookie = `workbay_session=${member.token}`;
  });
  afterAll(() => service.stop());

  const ask = (headers: Record<string, string>) =>
    service.http
      .post('/graphql')
      .set({ 'content-type': 'application/json', ...headers })
      .send('{"query":"{ viewer { user { name } } }"}');
  const ownOrigin = async () => (await service.app.getUrl()).replace('[::1]', '127.0.0.1');

  it.each([
    'https://elsewhere.example',
    'null',
    'http://workbay.example.elsewhere.example',
    'http://workbay.example:81',
  ])('a page of %s cannot use the session of a browser', async (origin) => {
    const answer = await ask({ cookie, origin });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it.each(['http://workbay.example', PARTNER])('a page of %s may use the session of a browser', async (origin) => {
    const answer = await ask({ cookie, origin });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ data: { viewer: { user: { name: 'Member' } } } });
  });

  it('a page that was loaded from the address of the request may use the session', async () => {
    const origin = await ownOrigin();
    expect((await ask({ cookie, origin, host: new URL(origin).host })).status).toBe(200);
  });

  it('a request with a Bearer token is not asked for its origin', async () => {
    const { status } = await ask({
      cookie,
      origin: 'https://elsewhere.example',
      authorization: `Bearer ${member.token}`,
    });
    expect(status).toBe(200);
  });

  it('a request without an origin is not asked', async () => {
    expect((await ask({ cookie })).status).toBe(200);
  });

  it('a foreign page cannot read files with the session of a browser', async () => {
    const { status } = await service.http
      .get('/reports/utilization.csv')
      .set({ cookie, origin: 'https://elsewhere.example' });
    expect(status).toBe(403);
  });

  it('an origin of WEB_ORIGINS gets CORS headers with credentials, another one gets none', async () => {
    const known = await ask({ cookie, origin: PARTNER });
    expect(known.headers).toMatchObject({
      'access-control-allow-origin': PARTNER,
      'access-control-allow-credentials': 'true',
    });
    const other = await ask({ origin: 'https://elsewhere.example' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });
});
