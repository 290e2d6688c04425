import pg from 'pg';
import { DAY_MS, MINUTE_MS } from '../../../src/platform/core/time-range.js';
import { MONDAY, type Service, startService, type Answer } from '../../support/app.js';
import { account, broken } from '../../worlds/accounts.js';
import { PASSWORD, person, type Person, signIn, whoIs } from '../../worlds/people.js';
import type { Given } from '../../worlds/mutations.js';

const SESSIONS = `{ viewer { sessions { id createdAt lastSeenAt expiresAt device isCurrent } } }`;

interface Listed {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly device: string;
  readonly isCurrent: boolean;
}

describe('The sessions of the viewer', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ SESSION_IDLE_DAYS: '14' });
  });
  afterAll(() => service.stop());
  afterEach(() => service.clock.set(MONDAY));

  const list = async (token: string): Promise<Listed[]> =>
    (await service.graphql(SESSIONS, {}, token)).data.viewer.sessions as Listed[];
  const end = (who: { token: string }, sessionId: string) => account(service, 'endSession', { sessionId }, who.token);

  it('are listed with the last seen first, and the current session is marked', async () => {
    const ada = await person(service, 'Ada');
    service.clock.advance(10 * MINUTE_MS);
    const second = (await signIn(service, ada.email)).accessToken;
    const sessions = await list(second);
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(sessions[0]).toMatchObject({
      createdAt: '2027-03-01T08:10:00.000Z',
      lastSeenAt: '2027-03-01T08:10:00.000Z',
      expiresAt: '2027-03-15T08:10:00.000Z',
    });
  });

  it('store when they were last seen at most once in 5 minutes', async () => {
    const { token } = await person(service, 'Seen');
    service.clock.advance(5 * MINUTE_MS - 1);
    await whoIs(service, token);
    await settled(service);
    expect((await list(token))[0]?.lastSeenAt).toBe('2027-03-01T08:00:00.000Z');
    service.clock.advance(1);
    await whoIs(service, token);
    await settled(service);
    expect((await list(token))[0]?.lastSeenAt).toBe('2027-03-01T08:05:00.000Z');
  });

  it('show the listing request as last seen, even before its write is stored', async () => {
    const { token } = await person(service, 'Listing');
    service.clock.advance(10 * MINUTE_MS);
    const writer = new pg.Client(service.databaseUrl);
    await writer.connect();
    await writer.query('begin');
    await writer.query('select from session for update');
    const listed = list(token);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await writer.query('commit');
    await writer.end();
    expect((await listed)[0]?.lastSeenAt).toBe('2027-03-01T08:10:00.000Z');
  });

  it('show the device in words and no network address', async () => {
    const ada = await person(service, 'Browser');
    const document = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    const response = await service.http
      .post('/graphql')
      .set('user-agent', 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0 203.0.113.9')
      .send({ query: document, variables: { input: { email: ada.email, password: PASSWORD } } });
    expect((await list((response.body as Answer).data.signIn.accessToken))[0]?.device).toBe('Firefox on Windows');
  });

  it('mark a session that began in the same document as current', async () => {
    const { email } = await person(service, 'Chained');
    const document = `mutation ($input: SignInInput!) {
      signIn(input: $input) { viewer { sessions { isCurrent } } }
    }`;
    const { data } = await service.graphql(document, { input: { email, password: PASSWORD } });
    expect(data.signIn.viewer.sessions.filter((each: Listed) => each.isCurrent)).toHaveLength(1);
  });

  it('do not include sessions that are over', async () => {
    const ada = await person(service, 'Over');
    service.clock.advance(14 * DAY_MS);
    const { accessToken } = await signIn(service, ada.email);
    expect(await list(accessToken)).toHaveLength(1);
  });

  it('end one by one, immediately and on every instance', async () => {
    const ada = await person(service, 'Ender');
    const second = (await signIn(service, ada.email)).accessToken;
    const other = (await list(ada.token)).find(({ isCurrent }) => !isCurrent);
    const another = await startService({}, service);
    expect(await whoIs(another, second)).toBe(ada.id);
    expect(broken(await end(ada, other?.id ?? ''))).toEqual([]);
    expect(await whoIs(another, second)).toBeNull();
    expect(await whoIs(service, ada.token)).toBe(ada.id);
    await another.stop();
  });

  it('can end the current session, whose token is then unknown', async () => {
    const ada = await person(service, 'Self');
    const [own] = await list(ada.token);
    expect((await end(ada, own?.id ?? '')).viewer).toBeNull();
    expect(await whoIs(service, ada.token)).toBeNull();
  });

  it('are found by endSession only if they are open and belong to the viewer', async () => {
    const ada = await person(service, 'Owner');
    const ben = await person(service, 'Other');
    const [own] = await list(ada.token);
    for (const id of [own?.id ?? '', 'sgn_0', 'nonsense']) {
      expect(broken(await end(ben, id))).toEqual(['NOT_FOUND sessionId']);
    }
    const second = (await signIn(service, ada.email)).accessToken;
    await end({ token: second }, own?.id ?? '');
    expect(broken(await end({ token: second }, own?.id ?? ''))).toEqual(['NOT_FOUND sessionId']);
  });

  it('are visible as nodes to their own account only', async () => {
    const ada = await person(service, 'Node');
    const ben = await person(service, 'Not Node');
    const [own] = await list(ada.token);
    const node = async (who: Person) =>
      (await service.graphql('query ($id: ID!) { node(id: $id) { id } }', { id: own?.id }, who.token)).data.node;
    expect(await node(ada)).toEqual({ id: own?.id });
    expect(await node(ben)).toBeNull();
  });

  it('all end when the viewer signs out everywhere', async () => {
    const ada = await person(service, 'Everywhere');
    await signIn(service, ada.email);
    await service.graphql('mutation { signOut(input: { everywhere: true }) { userErrors { code } } }', {}, ada.token);
    const { accessToken } = await signIn(service, ada.email);
    expect(await list(accessToken)).toHaveLength(1);
  });
});

async function settled(service: Service): Promise<void> {
  const { built } = await import('../../support/built.js');
  const { SeenSessions } = await built('access/seen-sessions');
  await service.app.get(SeenSessions).settled();
}

describe('updateProfile', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const update = (who: Person, input: Given<'updateProfile'>) => account(service, 'updateProfile', input, who.token);

  it('changes the given fields and keeps the others', async () => {
    const ada = await person(service, 'Ada');
    await update(ada, { locale: 'ZH', timeZone: 'Asia/Shanghai' });
    const { viewer } = await update(ada, { name: ' Ada Lovelace ' });
    expect(viewer).toEqual({ user: { name: 'Ada Lovelace' }, locale: 'ZH', timeZone: 'Asia/Shanghai' });
  });

  it('clears the language and the time zone when they are null', async () => {
    const ada = await person(service, 'Clearing');
    await update(ada, { locale: 'EN', timeZone: 'Europe/Prague' });
    const { viewer } = await update(ada, { locale: null, timeZone: null });
    expect(viewer).toMatchObject({ user: { name: 'Clearing' }, locale: null, timeZone: null });
  });

  it.each([null, '', '  ', 'x'.repeat(201), 'two\nlines'])('refuses the name %j, as signUp does', async (name) => {
    const ada = await person(service, `Refused ${JSON.stringify(name).length} ${(name ?? '').charCodeAt(0)}`);
    expect(broken(await update(ada, { name, locale: 'ZH' }))).toEqual(['INVALID name']);
    const { data } = await service.graphql('{ viewer { locale } }', {}, ada.token);
    expect(data.viewer.locale).toBeNull();
  });

  it('starts with neither a language nor a time zone', async () => {
    const { token } = await person(service, 'Blank');
    const { data } = await service.graphql('{ viewer { locale timeZone } }', {}, token);
    expect(data.viewer).toEqual({ locale: null, timeZone: null });
  });
});
