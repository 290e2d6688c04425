import { person, type Person } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';
import { post, rawRequest } from './raw-request.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');

describe('Disclosure in production', () => {
  let service: Service;
  let somebody: Person;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    somebody = await person(service, 'Somebody');
  });
  afterAll(() => service.stop());

  const messages = async (document: string, variables: object = {}) => {
    const { errors } = await service.graphql(document, variables, somebody.token);
    expect(errors).not.toEqual([]);
    return errors.map((error) => error.message).join('\n');
  };

  it.each([
    ['field', '{ resorces { totalCount } }'],
    ['nested field', '{ resources { totalCont } }'],
    ['argument', '{ resources(fist: 1) { totalCount } }'],
    ['type', '{ viewer { ... on Veiwer { isPlatformAdmin } } }'],
    ['enum value', '{ bookings(filter: { status: [CONFIRMD] }) { totalCount } }'],
    ['input field', '{ bookings(filter: { staus: [] }) { totalCount } }'],
    ['directive', '{ viewer @inclde(if: true) { isPlatformAdmin } }'],
  ])('an error suggests no name for a misspelt %s', async (_, document) => {
    expect(await messages(document)).not.toMatch(/did you mean/i);
  });

  it.each([
    ['enum value', { status: ['CONFIRMD'] }],
    ['input field', { staus: [] }],
  ])('an error suggests no name for a misspelt %s in variables', async (_, filter) => {
    const document = 'query ($filter: BookingFilter) { bookings(filter: $filter) { totalCount } }';
    expect(await messages(document, { filter })).not.toMatch(/did you mean/i);
  });

  it.each([
    ['a document that does not parse', '{'],
    ['an unknown field', '{ nonsense }'],
    ['a page that is too large', '{ bookings(first: 1000) { totalCount } }'],
    ['an id of another kind', '{ node(id: "%00") { nonsense } }'],
  ])('an error shows no stack and no file for %s', async (_, document) => {
    expect((await post(service, document)).text).not.toMatch(/stacktrace|node_modules|\.(js|ts)\b|\n +at /);
  });

  it('an error shows no host, port or statement when the database fails', async () => {
    await service.database.run(statement('test.break')`alter table booking rename to booking_elsewhere`);
    const { text } = await post(service, '{ bookings { totalCount } }', { authorization: `Bearer ${somebody.token}` });
    await service.database.run(statement('test.mend')`alter table booking_elsewhere rename to booking`);
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toMatch(/relation|booking_|select|127\.0\.0\.1|postgres/i);
  });

  it('an error shows no database details when it fails before the operation runs', async () => {
    await service.database.run(statement('test.break-session')`alter table session rename to session_elsewhere`);
    const { text, headers } = await post(service, '{ viewer { isPlatformAdmin } }', {
      authorization: `Bearer ${somebody.token}`,
    });
    await service.database.run(statement('test.mend-session')`alter table session_elsewhere rename to session`);
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: 'Something failed on our side. Try again; if it stays, report the request id.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers['x-request-id'] },
        },
      ],
    });
  });

  it('the service does not disclose its software', async () => {
    const { headers } = await post(service, '{ __typename }');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by']));
    expect(headers['server']).toBeUndefined();
  });

  it.each([
    ['an answer', 'POST', '/graphql'],
    ['the health', 'GET', '/healthz'],
    ['an unknown route', 'GET', '/nothing'],
    ['an invalid path', 'GET', '/%'],
  ])('the answer to %s has nosniff and may not be cached', async (_, method, path) => {
    const { headers } = await rawRequest(service, method, path);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  it('the service has no playground page at /graphql', async () => {
    const answer = await rawRequest(service, 'GET', '/graphql', { accept: 'text/html' });
    expect(answer.headers['content-type']).toMatch(/json/);
    expect(answer.text).not.toMatch(/<html|sandbox|graphiql|playground/i);
  });

  it('the page at / is the console under its strict policy, not a playground', async () => {
    const answer = await rawRequest(service, 'GET', '/', { accept: 'text/html' });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.text).not.toMatch(/sandbox|graphiql|playground/i);
  });

  it('GraphiQL is not shown to somebody who is not signed in', async () => {
    const answer = await rawRequest(service, 'GET', '/graphiql', { accept: 'text/html' });
    expect(answer.headers.location).toBe('/sign-in?next=/graphiql');
  });
});

describe('The schema with INTROSPECTION=false', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production', INTROSPECTION: 'false' });
  });
  afterAll(() => service.stop());

  it.each([
    ['as a whole', '{ __schema { types { name } } }'],
    ['type by type', '{ __type(name: "User") { fields { name } } }'],
    ['under another name', '{ harmless: __type(name: "User") { name } }'],
    ['through a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
    ['through an inline fragment', '{ ... on Query { ... { __type(name: "User") { name } } } }'],
    ['beside something else', '{ viewer { isPlatformAdmin } __schema { queryType { name } } }'],
    [
      'through a condition that is only known later',
      'query ($if: Boolean = true) { __schema @include(if: $if) { types { name } } }',
    ],
  ])('the schema cannot be queried %s', async (_, document) => {
    const { errors, data } = await service.graphql(document);
    expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(data).toBeUndefined();
  });

  it('answers still contain the names of types', async () => {
    expect((await service.graphql('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

describe('The schema with INTROSPECTION=true', () => {
  it('the schema can be queried in production', async () => {
    const service = await startService({ NODE_ENV: 'production', INTROSPECTION: 'true' });
    const { data } = await service.graphql('{ __type(name: "User") { name } }');
    await service.stop();
    expect(data).toEqual({ __type: { name: 'User' } });
  });
});
