import { person, type Person } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';
import { JSON_BODY, rawRequest } from './raw-request.js';

const NAMED = (name: string) => JSON.stringify({ query: `{ organization(slug: "${name}") { id } } # ${name}` });

describe('Bytes of a request', () => {
  let service: Service;
  let somebody: Person;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    somebody = await person(service, 'Somebody');
  });
  afterAll(() => service.stop());

  const send = (body: string | Buffer) =>
    rawRequest(service, 'POST', '/graphql', { ...JSON_BODY, authorization: `Bearer ${somebody.token}` }, body);
  const around = (...bytes: number[]) =>
    Buffer.concat([
      Buffer.from('{"query":"{ __typename }","operationName":null,"extensions":{"a":"'),
      Buffer.from(bytes),
      Buffer.from('"}}'),
    ]);

  it.each([
    ['GBK', around(0xca, 0xfd)],
    ['CP1252', around(0xdc, 0x62)],
    ['a letter cut in two', around(0xe6, 0x95)],
    ['an overlong form', around(0xc0, 0xaf)],
    ['half a surrogate pair', around(0xed, 0xa0, 0x80)],
  ])('bytes that are not UTF-8 are refused: %s', async (_, body) => {
    const answer = await send(body);
    expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('a request in UTF-16 is refused', async () => {
    expect((await send(Buffer.from(NAMED('x'), 'utf16le'))).status).toBe(400);
  });

  it('a request in UTF-8 is read, also after a byte order mark', async () => {
    expect((await send(NAMED('数控𠮷'))).status).toBe(200);
    expect((await send(`\ufeff${NAMED('x')}`)).status).toBe(200);
  });

  it('an address that is not UTF-8 is refused', async () => {
    const get = (query: string) =>
      rawRequest(service, 'GET', `/graphql?query=${query}`, { 'apollo-require-preflight': '1' });
    const document = encodeURIComponent('{ __typename } #');
    expect((await get(`${document}%CA%FD`)).status).toBe(400);
    expect((await get(`${document}${encodeURIComponent('数')}`)).status).toBe(200);
  });

  it.each([
    ['half a surrogate pair', 'a\ud800b', 'half of a surrogate pair'],
    ['U+0000', 'a\0b', 'U+0000'],
  ])('an invalid character in a variable is refused with its field: %s', async (_, name, told) => {
    const query =
      'mutation ($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { userErrors { code } } }';
    const variables = { i: { slug: 'bytes', name, kind: 'SCHOOL', timeZone: 'UTC' } };
    const answer = await send(JSON.stringify({ query, variables }));
    expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.text).toContain('$i.name');
    expect(answer.text).toContain(told);
  });

  it('U+0000 in a document is refused with its field', async () => {
    const answer = await send(JSON.stringify({ query: '{ organization(slug: "a\\u0000b") { id } }' }));
    expect([answer.status, ...answer.codes]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.text).toContain('slug contains the character U+0000');
  });

  it('half a surrogate pair in a document is refused', async () => {
    expect((await send(JSON.stringify({ query: '{ organization(slug: "a\\ud800b") { id } }' }))).status).toBe(400);
  });
});
