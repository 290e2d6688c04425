import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';
import { LiveSocket } from '../worlds/live.js';
import { type Person, person, PASSWORD } from '../worlds/people.js';

const { LiveHub } = await built('live/live-hub');

const CHANGED = 'subscription ($input: ChangedInput!) { changed(input: $input) { kind } }';
const PLATFORM = { input: { platform: true } };

describe('Live connections', () => {
  let service: Service;
  let anna: Person;
  let port: number;
  beforeAll(async () => {
    service = await startService();
    anna = await person(service, 'Anna');
    ({ port } = service.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => service.stop());

  const opened: LiveSocket[] = [];
  const open = async (...given: Parameters<typeof LiveSocket.open> extends [unknown, ...infer Rest] ? Rest : never) => {
    const live = await LiveSocket.open(service, ...given);
    opened.push(live);
    return live;
  };
  const signedIn = async (who: Person = anna) => {
    const live = await LiveSocket.of(service, who);
    opened.push(live);
    return live;
  };
  afterEach(async () => {
    for (const live of opened.splice(0)) {
      live.close();
      await live.closed;
    }
  });

  /** The session cookie of a new sign-in, as a browser sends it. */
  async function cookie(): Promise<string> {
    const document = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
    const { headers } = await service.graphql(document, { input: { email: anna.email, password: PASSWORD } });
    return String(headers['set-cookie']).split(';', 1)[0] ?? '';
  }

  describe('Upgrades', () => {
    it.each(['/', '/graphql/', '/graphiql', '/GraphQL', '/healthz', '/x/../graphql'])(
      'an upgrade at %s is 404',
      async (path) => {
        const status = new Promise<number | undefined>((resolve, reject) => {
          const headers = {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          };
          const asked = request({ port, path, headers }, (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          asked.once('error', reject);
          asked.end();
        });
        expect(await status).toBe(404);
      },
    );

    it('a request that offers another protocol than WebSocket is served as it is', async () => {
      const { status } = await service.http.get('/healthz').set('connection', 'Upgrade').set('upgrade', 'h2c');
      expect(status).toBe(200);
    });

    it('the cookie of a session with the Origin of another site is refused with 403', async () => {
      const headers = { cookie: await cookie(), origin: 'https://evil.example' };
      await expect(open({ headers })).rejects.toThrow('refused with 403');
    });

    it.each(['null', 'http://127.0.0.1'])('the cookie with the Origin %s is refused with 403', async (origin) => {
      await expect(open({ headers: { cookie: await cookie(), origin } })).rejects.toThrow('refused with 403');
    });

    it('the cookie of a session with the own Origin opens a connection', async () => {
      const live = await open({ headers: { cookie: await cookie(), origin: `http://127.0.0.1:${port}` } });
      await live.init({});
      expect((await live.changed({ platform: true })).told).toEqual([]);
    });
  });

  describe('Saying who it is', () => {
    it('a connection without a session is closed with 4401', async () => {
      const live = await open();
      live.send({ type: 'connection_init' });
      expect(await live.closeCode()).toBe(4401);
    });

    it.each(['Bearer unknown', 'Basic x', 7])('the authorization %j is closed with 4401', async (authorization) => {
      const live = await open();
      live.send({ type: 'connection_init', payload: { authorization } });
      expect(await live.closeCode()).toBe(4401);
    });

    it('a token of the connection wins over the cookie of the handshake', async () => {
      const live = await open({ headers: { cookie: await cookie() } });
      live.send({ type: 'connection_init', payload: { authorization: 'Bearer unknown' } });
      expect(await live.closeCode()).toBe(4401);
    });

    it('a connection that says nothing is closed with 4408 after 5 s', async () => {
      const live = await open();
      const since = performance.now();
      expect(await live.closeCode(7_000)).toBe(4408);
      expect(performance.now() - since).toBeGreaterThan(4_500);
    });

    it('a network has at most 20 connections that have not said who they are', async () => {
      await signedIn();
      const silent = [];
      for (let count = 0; count < 20; count++) silent.push(await open());
      const last = await open();
      expect(await last.closeCode()).toBe(4429);
      expect(silent.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
    });

    it('an account has at most 30 connections', async () => {
      for (let count = 0; count < 30; count++) await signedIn();
      const last = await open();
      last.send({ type: 'connection_init', payload: { authorization: `Bearer ${anna.token}` } });
      expect(await last.closeCode()).toBe(4429);
    });

    it('a client of another protocol gets no connection', async () => {
      await expect(open({ protocol: 'graphql-ws' })).rejects.toThrow('Server sent no subprotocol');
    });
  });

  describe('Messages', () => {
    it.each(['{ viewer { user { id } } }', 'mutation { signOut { userErrors { code } } }', '{ __typename }'])(
      '%s is closed with 4400',
      async (document) => {
        const live = await signedIn();
        live.ask(document);
        expect(await live.closeCode()).toBe(4400);
      },
    );

    it.each(['nonsense', '{"type":"unknown"}', '[]'])('the message %s is closed with 4400', async (text) => {
      const live = await signedIn();
      live.socket.send(text);
      expect(await live.closeCode()).toBe(4400);
    });

    it('a message of more than 64 kB is closed with 1009', async () => {
      const live = await signedIn();
      live.socket.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(66_000) } }));
      expect(await live.closeCode()).toBe(1009);
    });

    it('a subscription before the connection is acknowledged is closed with 4401', async () => {
      const live = await open();
      live.ask(CHANGED, PLATFORM);
      expect(await live.closeCode()).toBe(4401);
    });

    it('a connection has at most 20 subscriptions', async () => {
      const live = await signedIn();
      for (let count = 0; count < 20; count++) await live.changed({ platform: true });
      live.ask(CHANGED, PLATFORM);
      expect(await live.closeCode()).toBe(4429);
    });

    it('a subscription that was completed makes room for another', async () => {
      const live = await signedIn();
      for (let count = 0; count < 20; count++) await live.changed({ platform: true });
      live.send({ type: 'complete', id: '1' });
      await live.changed({ platform: true });
      expect(live.socket.readyState).toBe(live.socket.OPEN);
    });

    it('a connection sends at most 100 messages a minute', async () => {
      const live = await signedIn();
      for (let count = 0; count < 99; count++) live.send({ type: 'ping' });
      await live.message(({ type }) => type === 'pong');
      expect(live.socket.readyState).toBe(live.socket.OPEN);
      live.send({ type: 'ping' });
      expect(await live.closeCode()).toBe(4429);
    });
  });

  describe('Documents', () => {
    const errorsOf = async (document: string, variables: object = PLATFORM) => {
      const live = await signedIn();
      const id = live.ask(document, variables);
      const { type, payload } = await live.message((message) => message.id === id && message.type !== 'complete');
      const errors = type === 'error' ? payload : (payload as { errors?: unknown }).errors;
      return errors as { message: string; extensions: { code: string; requestId: string } }[];
    };

    it.each([
      ['without an operation', 'fragment F on Change { kind }', 'BAD_REQUEST'],
      ['that cannot be parsed', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
      ['of an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      [
        'with two root fields',
        `subscription ($input: ChangedInput!) { a: changed(input: $input) { kind } b: changed(input: $input) { kind } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'with too many aliases',
        `subscription ($input: ChangedInput!) { changed(input: $input) {
           ${Array.from({ length: 31 }, (_, index) => `a${index}: kind`).join(' ')} } }`,
        'QUERY_TOO_COMPLEX',
      ],
    ])('a document %s is answered with an error, and the connection stays', async (_, document, code) => {
      const [error] = await errorsOf(document);
      expect(error?.extensions.code).toBe(code);
      expect(error?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });

    it.each([
      ['no id', {}],
      ['101 resources', { resourceIds: Array.from({ length: 101 }, (_, index) => `res_1_${index}`) }],
      ['101 organizations', { organizationIds: Array.from({ length: 101 }, (_, index) => `org_${index + 1}`) }],
      ['an unknown field', { rooms: [] }],
    ])('a subscription to %s is BAD_USER_INPUT', async (_, input) => {
      const [error] = await errorsOf(CHANGED, { input });
      expect(error?.extensions.code).toBe('BAD_USER_INPUT');
    });

    it('a subscription that is sent by POST is BAD_REQUEST', async () => {
      const { status, errors } = await service.graphql(CHANGED, PLATFORM, anna.token);
      expect([status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
    });
  });

  it('a client that leaves 1 MB unread is closed with 1013', async () => {
    const live = await signedIn();
    const name = 'a'.repeat(1_900);
    const fields = Array.from({ length: 29 }, (_, index) => `${name}${index}: kind`).join(' ');
    const document = `subscription ($input: ChangedInput!) { changed(input: $input) { kind ${fields} } }`;
    for (let count = 0; count < 20; count++) live.ask(document, PLATFORM);
    await live.message(({ type, id }) => type === 'next' && id === '20');
    live.socket.pause();
    // More than the system keeps for a client that does not read.
    for (let count = 0; count < 12; count++) {
      service.app.get(LiveHub).hear(null);
      await pause(300);
    }
    live.socket.resume();
    expect(await live.closeCode(10_000)).toBe(1013);
  });
});

describe('The allowance of live subscriptions', () => {
  it('each subscribe counts as an operation, and one too many is RATE_LIMITED', async () => {
    const service = await startService({ RATE_LIMIT_PER_MINUTE: '5' });
    const bela = await person(service, 'Bela');
    const live = await LiveSocket.of(service, bela);
    const codes = [];
    for (let count = 0; count < 7; count++) {
      const id = live.ask(CHANGED, PLATFORM);
      const { type, payload } = await live.message((message) => message.id === id);
      codes.push(type === 'error' ? (payload as { extensions: { code: string } }[])[0]?.extensions.code : type);
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('next'));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(live.socket.readyState).toBe(live.socket.OPEN);
    live.close();
    await service.stop();
  });
});
