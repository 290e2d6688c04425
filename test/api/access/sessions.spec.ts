import { DAY_MS, MINUTE_MS } from '../../../src/platform/core/time-range.js';
import { MONDAY, type Service, startService, type Answer } from '../../support/app.js';
import { PASSWORD, person, signIn, whoIs } from '../../worlds/people.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';

describe('A session', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ SESSION_IDLE_DAYS: '14' });
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  it('stays open while less than 14 days pass between requests', async () => {
    const { email, id } = await person(service, 'Idle');
    const { accessToken, expiresAt } = await signIn(service, email);
    expect(Date.parse(expiresAt)).toBe(MONDAY + 14 * DAY_MS);
    service.clock.set(MONDAY + 14 * DAY_MS - 1);
    expect(await whoIs(service, accessToken)).toBe(id);
  });

  it('ends after exactly 14 days without a request', async () => {
    const { email } = await person(service, 'Idler');
    const { accessToken } = await signIn(service, email);
    service.clock.set(MONDAY + 14 * DAY_MS);
    expect(await whoIs(service, accessToken)).toBeNull();
  });

  it('ends 90 days after it began, even if it is in use', async () => {
    const { email, id } = await person(service, 'Busy');
    const { accessToken } = await signIn(service, email);
    for (let day = 10; day < 90; day += 10) {
      service.clock.set(MONDAY + day * DAY_MS);
      expect(await whoIs(service, accessToken)).toBe(id);
      await seen(service);
    }
    service.clock.set(MONDAY + 90 * DAY_MS - 1);
    expect(await whoIs(service, accessToken)).toBe(id);
    service.clock.set(MONDAY + 90 * DAY_MS);
    expect(await whoIs(service, accessToken)).toBeNull();
  });

  it('ends when a sign-in is sent with its token, by header or by cookie', async () => {
    const { email, id } = await person(service, 'Twice');
    const first = (await signIn(service, email)).accessToken;
    const input = { email, password: PASSWORD };
    const second = (await service.graphql(SIGN_IN, { input }, first)).data.signIn.accessToken;
    expect(await whoIs(service, first)).toBeNull();
    expect(await whoIs(service, second)).toBe(id);
    const response = await service.http
      .post('/graphql')
      .set('cookie', `workbay_session=${second}`)
      .send({ query: SIGN_IN, variables: { input } });
    expect(await whoIs(service, second)).toBeNull();
    expect(await whoIs(service, (response.body as Answer).data.signIn.accessToken)).toBe(id);
  });

  it('survives a failed sign-in that is sent with its token', async () => {
    const { email, id, token } = await person(service, 'Mistyped');
    await service.graphql(SIGN_IN, { input: { email, password: 'not the password' } }, token);
    expect(await whoIs(service, token)).toBe(id);
  });

  it('ends when it is the least recently seen and a 51st session begins', async () => {
    const { email, id, token } = await person(service, 'Many');
    const tokens = [token];
    for (let i = 1; i < 50; i++) {
      service.clock.advance(MINUTE_MS);
      tokens.push((await signIn(service, email)).accessToken);
    }
    service.clock.advance(10 * MINUTE_MS);
    // Seen again, so that the second one is now the one seen longest ago.
    expect(await whoIs(service, token)).toBe(id);
    await seen(service);
    tokens.push((await signIn(service, email)).accessToken);
    const alive = await Promise.all(tokens.map((each) => whoIs(service, each)));
    expect(alive.flatMap((who, index) => (who === null ? [index] : []))).toEqual([1]);
  });

  it('is one of at most 50 after many sign-ins at the same time', async () => {
    const { email } = await person(service, 'Crowded');
    await Promise.all(Array.from({ length: 60 }, () => signIn(service, email)));
    const [row] = await service.database.run<{ alive: number }>(
      {
        name: 'test.sessions-alive',
        text: `select count(*)::int as alive from session join account using (account_id)
                where email = $1 and ended_at is null`,
      },
      [email],
    );
    expect(row?.alive).toBe(50);
  });

  it.each(['access_token', 'token', 'workbay_session', 'authorization'])(
    'is not opened by a token in the URL as %s',
    async (name) => {
      const { token } = await person(service, `Url ${name}`);
      const response = await service.http
        .post(`/graphql?${name}=${token}`)
        .send({ query: '{ viewer { user { id } } }' });
      expect((response.body as Answer).data.viewer).toBeNull();
    },
  );
});

/** Waits until what was seen is written down. */
async function seen(service: Service): Promise<void> {
  const { SeenSessions } = await import('../../support/built.js').then(({ built }) => built('access/seen-sessions'));
  await service.app.get(SeenSessions).settled();
}
