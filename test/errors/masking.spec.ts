import { person, type Person } from '../worlds/people.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');

describe('Errors', () => {
  let service: Service;
  let somebody: Person;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    somebody = await person(service, 'Somebody');
  });
  afterAll(() => service.stop());

  it('an internal error tells a client only where to look', async () => {
    await service.database.run(statement('test.break')`alter table booking rename to booking_elsewhere`);
    const { data, errors, headers } = await service.graphql('{ bookings { totalCount } }', {}, somebody.token);
    await service.database.run(statement('test.mend')`alter table booking_elsewhere rename to booking`);
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'Something failed on our side. Try again; if it stays, report the request id.',
        locations: expect.anything(),
        path: expect.anything(),
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers['x-request-id'] },
      },
    ]);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{'],
    ['GRAPHQL_VALIDATION_FAILED', '{ resorces }'],
    ['UNAUTHENTICATED', '{ resources { totalCount } }'],
    ['BAD_REQUEST', 'query A { viewer { isPlatformAdmin } } query B { viewer { isPlatformAdmin } }'],
  ])('an error is %s for %j', async (code, document) => {
    const { errors } = await service.graphql(document);
    expect(errors[0]?.extensions['code']).toBe(code);
  });

  it('an error suggests no names of the schema', async () => {
    const { errors } = await service.graphql('{ resorces }');
    expect(errors[0]?.message).not.toMatch(/did you mean/i);
  });

  it('a text that PostgreSQL cannot store is refused as bad input', async () => {
    const document = 'query ($filter: ResourceFilter) { resources(filter: $filter) { totalCount } }';
    const { errors } = await service.graphql(document, { filter: { code: 'a\u0000b' } }, somebody.token);
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it.each([
    '2027-02-30T08:00:00Z',
    '2027-03-01T08:00:00',
    '2027-03-01',
    '10000-01-01T00:00:00Z',
    '2027-03-01T25:00:00Z',
  ])('the instant %s is refused with a hint how to write one', async (from) => {
    const document = 'query ($filter: BookingFilter) { bookings(filter: $filter) { totalCount } }';
    const { errors } = await service.graphql(document, { filter: { from } }, somebody.token);
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(/2027-03-01T08:00:00Z/);
  });
});
