import { gzipSync } from 'node:zlib';
import { person, type Person, whoIs } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';
import { JSON_BODY, post, rawRequest } from './raw-request.js';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const SIGN_OUT = 'mutation { signOut { userErrors { message } } }';

describe('Requests in production', () => {
  let service: Service;
  let victim: Person;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    victim = await person(service, 'Victim');
  });
  afterAll(() => service.stop());

  const graphql = (headers: Readonly<Record<string, string>>, body: string | Buffer) =>
    rawRequest(service, 'POST', '/graphql', headers, body);

  describe('Requests with a body', () => {
    it('a body of 12 MB is refused as a GraphQL error', async () => {
      const answer = await graphql(JSON_BODY, JSON.stringify({ query: '{ __typename }', x: 'x'.repeat(12_000_000) }));
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: 'A request body may have 1000000 bytes at most; this one has more.',
            extensions: { code: 'BAD_REQUEST', requestId: answer.headers['x-request-id'] },
          },
        ],
      });
    });

    it('a body that is too large is refused even without Content-Length', async () => {
      const body = JSON.stringify({ query: '{ __typename }', x: 'x'.repeat(1_000_001) });
      expect((await graphql({ ...JSON_BODY, 'transfer-encoding': 'chunked' }, body)).status).toBe(413);
    });

    it('a body of slightly less than 1 MB is read', async () => {
      expect((await graphql(JSON_BODY, QUERY + ' '.repeat(1_000_000 - QUERY.length))).status).toBe(200);
    });

    it.each([
      ['zipped', gzipSync(QUERY)],
      ['zipped from 50 MB', gzipSync(Buffer.alloc(50_000_000, ' '))],
    ])('a body that is %s is not decompressed', async (_, body) => {
      expect((await graphql({ ...JSON_BODY, 'content-encoding': 'gzip' }, body)).status).toBe(415);
    });

    it.each(['utf-16', 'utf-7', 'iso-8859-1', 'ibm037', '"UTF-32"'])(
      'a body in %s is not read as another charset',
      async (charset) => {
        const answer = await graphql({ 'content-type': `application/json; charset=${charset}` }, QUERY);
        expect([answer.status, ...answer.codes]).toEqual([415, 'BAD_REQUEST']);
      },
    );

    it('a request may declare UTF-8', async () => {
      expect((await graphql({ 'content-type': 'application/json; charset=UTF-8' }, QUERY)).status).toBe(200);
    });

    it.each([
      ['nothing', ''],
      ['no JSON', '{"query":'],
      ['JSON that is no object', '"{ __typename }"'],
      ['null', 'null'],
      ['several operations in one array', `[${QUERY},${QUERY}]`],
      ['a thousand operations in one array', `[${Array<string>(1000).fill(QUERY).join(',')}]`],
      ['a document that is parsed already', JSON.stringify({ query: { kind: 'Document', definitions: [] } })],
      ['variables as text', JSON.stringify({ query: '{ __typename }', variables: '{}' })],
      ['variables as an array', JSON.stringify({ query: '{ __typename }', variables: [1] })],
      ['variables that become a prototype', '{"query":"{ __typename }","variables":{"__proto__":{"admin":true}}}'],
      [
        'variables with a constructor’s prototype',
        '{"query":"{ __typename }","variables":{"constructor":{"prototype":{}}}}',
      ],
    ])('a body of %s is refused', async (_, body) => {
      const answer = await graphql(JSON_BODY, body);
      expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_REQUEST']);
    });

    it('a body of 100,000 nested objects is harmless', async () => {
      const variables = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
      expect((await graphql(JSON_BODY, `{"query":"{ __typename }","variables":${variables}}`)).status).toBe(200);
    });
  });

  describe('Requests that another site makes a browser send', () => {
    const form = `query=${encodeURIComponent(SIGN_OUT)}`;
    it.each([
      ['plain text', 'text/plain', JSON.stringify({ query: SIGN_OUT })],
      ['plain text that claims to be JSON', 'text/plain; x=application/json', JSON.stringify({ query: SIGN_OUT })],
      ['a form', 'application/x-www-form-urlencoded', form],
      ['a form with files', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
      ['a document of its own type', 'application/graphql', SIGN_OUT],
    ])('a cross-site request as %s does nothing', async (_, type, body) => {
      const answer = await graphql({ 'content-type': type, cookie: `workbay_session=${victim.token}` }, body);
      expect(answer.codes).toEqual(['BAD_REQUEST']);
      expect(await whoIs(service, victim.token)).toBe(victim.id);
    });

    it('a cross-site request without a content type does nothing', async () => {
      const answer = await graphql({ cookie: `workbay_session=${victim.token}` }, JSON.stringify({ query: SIGN_OUT }));
      expect(answer.codes).toEqual(['BAD_REQUEST']);
      expect(await whoIs(service, victim.token)).toBe(victim.id);
    });

    it('a cross-site link reads nothing', async () => {
      const answer = await rawRequest(service, 'GET', '/graphql?query=%7B__typename%7D');
      expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_REQUEST']);
    });

    it('CORS allows no other site', async () => {
      const { headers } = await rawRequest(service, 'OPTIONS', '/graphql', {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('Requests with another method or path', () => {
    it.each(['GET', 'HEAD'])('a request with %s runs no mutation', async (method) => {
      const answer = await rawRequest(service, method, `/graphql?query=${encodeURIComponent(SIGN_OUT)}`, {
        authorization: `Bearer ${victim.token}`,
        'apollo-require-preflight': '1',
      });
      expect(answer.status).toBe(405);
      expect(await whoIs(service, victim.token)).toBe(victim.id);
    });

    it.each([
      '/graphql/',
      '//graphql',
      '/GRAPHQL',
      '/graphql;x',
      '/./graphql',
      '/graphql/..',
      '/graphql%2F',
      '/graphql%00',
    ])('a request finds nothing at %s', async (path) => {
      expect((await rawRequest(service, 'POST', path, JSON_BODY, QUERY)).status).toBe(404);
    });

    it.each(['/%67raphql', '/graphql?x=/healthz', '/graphql#/healthz'])(
      'a request at %s needs a sign-in too',
      async (path) => {
        const body = JSON.stringify({ query: '{ resources { totalCount } }' });
        expect((await rawRequest(service, 'POST', path, JSON_BODY, body)).codes).toEqual(['UNAUTHENTICATED']);
      },
    );

    it.each(['/healthz/', '/HEALTHZ', '/readyz/', '//readyz', '/healthz/../graphql'])(
      'a request finds no health route at %s',
      async (path) => {
        expect((await rawRequest(service, 'GET', path)).status).toBe(404);
      },
    );

    it.each(['PUT', 'DELETE', 'PATCH'])('a request with %s finds nothing', async (method) => {
      expect((await rawRequest(service, method, '/graphql', JSON_BODY, QUERY)).status).toBeGreaterThanOrEqual(400);
    });

    it('a HEAD request gets no body', async () => {
      const answer = await rawRequest(service, 'HEAD', '/healthz');
      expect([answer.status, answer.text]).toEqual([200, '']);
    });

    it('a request for an invalid host is a bad request', async () => {
      const answer = await rawRequest(service, 'POST', '/graphql', { ...JSON_BODY, host: 'a b"c' }, QUERY);
      expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_REQUEST']);
    });

    it('an operation of a type that the schema lacks is an invalid document', async () => {
      expect((await post(service, 'subscription { bookings }')).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });

    it('a client cannot choose the request id', async () => {
      const { headers } = await post(service, '{ __typename }', { 'x-request-id': 'forged', 'request-id': 'forged' });
      expect(headers['x-request-id']).not.toBe('forged');
    });

    it('a client cannot name a persisted query', async () => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      expect((await graphql(JSON_BODY, JSON.stringify({ extensions }))).codes).toEqual(['BAD_REQUEST']);
    });
  });
});

describe('BODY_LIMIT_BYTES', () => {
  it('BODY_LIMIT_BYTES is the largest body that is read', async () => {
    const service = await startService({ BODY_LIMIT_BYTES: '2000' });
    const statusOf = async (bytes: number) =>
      (await rawRequest(service, 'POST', '/graphql', JSON_BODY, QUERY + ' '.repeat(bytes - QUERY.length))).status;
    const statuses = [await statusOf(2000), await statusOf(2001)];
    await service.stop();
    expect(statuses).toEqual([200, 413]);
  });
});
