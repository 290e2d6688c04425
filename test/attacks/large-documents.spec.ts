import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { act, type Town, town } from '../worlds/town.js';
import { type Answer, type Service, startService } from '../support/app.js';
import { cpuMilliseconds } from '../support/cpu-time.js';

const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

const nested = (levels: number, open: string, inner: string) => open.repeat(levels) + inner + '}'.repeat(levels);

/** Each fragment spreads the next one twice. */
const bomb = (field: string) =>
  `{ resource(id: "res_1") { ...F0 } }
   ${many(30, (i) => `fragment F${i} on Resource { ...F${i + 1} ${field} { ...F${i + 1} } }`)}
   fragment F30 on Resource { id }`;

const codes = (answer: Answer) => [...new Set(answer.errors.map((error) => error.extensions['code']))];

describe('Documents that are too large, in production', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    await service.graphql('{ __typename }');
  });
  afterAll(() => service.stop());

  async function timed(document: string): Promise<{ answer: Answer; took: number }> {
    const answers: Answer[] = [];
    const took = await cpuMilliseconds(async () => answers.push(await service.graphql(document)));
    const [answer] = answers;
    if (answer === undefined) throw new Error('nobody answered');
    return { answer, took };
  }

  it.each([
    ['101 aliases', `{ ${many(101, (i) => `a${i}: __typename`)} }`],
    ['1000 aliases', `{ ${many(1000, (i) => `a${i}: __typename`)} }`],
    [
      '31 aliases in a fragment',
      `{ viewer { ...F } } fragment F on Viewer { ${many(31, (i) => `a${i}: isPlatformAdmin`)} }`,
    ],
    [
      '2 aliases in a fragment that is spread 16 times',
      `{ ${many(16, () => '... on Query { viewer { ...F } }')} } fragment F on Viewer { a: isPlatformAdmin b: isPlatformAdmin }`,
    ],
    ['500 repeats of a field', `{ ${many(500, () => '__typename')} }`],
    ['1000 fragments with the same field', `{ ${many(1000, () => '...F')} } fragment F on Query { a: __typename }`],
    ['11 directives', `{ __typename ${many(11, () => '@include(if: true)')} }`],
    ['hundreds of unknown directives', `{ __typename ${many(900, (i) => `@d${i}`)} }`],
    ['200 inline fragments inside each other', nested(200, '{ ... ', '{ __typename }')],
    [
      '1000 fragments spread in each other',
      `{ ...F0 } ${many(999, (i) => `fragment F${i} on Query { ...F${i + 1} }`)}`,
    ],
    ['lists 500 levels deep, twice', `{ ${many(2, () => `node(id: ${'['.repeat(500)}${']'.repeat(500)}) { id }`)} }`],
    ['an input 500 levels deep', `{ bookings(filter: ${nested(500, '{ a: ', '1')}) { totalCount } }`],
    ['a question about the schema 500 levels deep', `{ __type(name: "User") { ${nested(500, 'ofType {', 'name')} } }`],
    ['fields 13 levels deep', `{ resource(id: "res_1") { ${nested(11, 'parent {', 'id')} } }`],
    ['a cycle of the schema 40 levels deep', `{ resource(id: "res_1") { ${nested(40, 'children {', 'id')} } }`],
    [
      'a cycle 13 levels deep through fragments',
      `{ resource(id: "res_1") { ...F0 } }
       ${many(6, (i) => `fragment F${i} on Resource { parent { ... on Resource { parent { ...F${i + 1} } } } }`)}
       fragment F6 on Resource { id }`,
    ],
    ['fragments that double 30 times at one level', bomb('policy').replaceAll(/policy \{ ...F\d+ \}/g, '')],
    ['fragments that double 30 times level by level', bomb('parent')],
  ])('a document of %s is refused within 100 ms', async (_, document) => {
    const { answer, took } = await timed(document);
    expect({ codes: codes(answer), status: answer.status, data: answer.data }).toEqual({
      codes: ['QUERY_TOO_COMPLEX'],
      status: 400,
      data: undefined,
    });
    expect(took).toBeLessThan(100);
  });

  it('a document of 2400 inline fragments with the same field is refused within 100 ms', async () => {
    const document = `{ ${many(2400, () => '...{__typename}')} }`;
    const { answer, took } = await timed(document);
    expect([answer.status, answer.data]).toEqual([400, undefined]);
    expect(took).toBeLessThan(100);
  });

  it.each([
    ['30 aliases', `{ ${many(30, (i) => `a${i}: __typename`)} }`],
    [
      '10 directives',
      `{ __typename ${many(5, () => '... @include(if: true) { ... @skip(if: false) { __typename } }')} }`,
    ],
    ['fields 12 levels deep', `{ resource(id: "res_1") { ${nested(10, 'parent {', 'id')} } }`],
    ['fragments 12 levels inside each other', nested(12, '{ ... ', '{ __typename }')],
  ])('a document of %s is accepted', async (_, document) => {
    expect(codes(await service.graphql(document)).filter((code) => code !== 'UNAUTHENTICATED')).toEqual([]);
  });

  it('the error of a document that is too large names its value and the limit', async () => {
    const { errors } = await service.graphql(`{ ${many(31, (i) => `a${i}: __typename`)} }`);
    expect(errors[0]?.message).toMatch(/31 aliases.*at most 30/);
  });

  it('a document of more than 10,000 tokens is not parsed to its end', async () => {
    const answer = await service.graphql(`{ ${many(10_001, () => 'a')} }`);
    expect({ codes: codes(answer), status: answer.status }).toEqual({ codes: ['GRAPHQL_PARSE_FAILED'], status: 400 });
  });

  it('a document with too deeply nested brackets is a syntax error', async () => {
    const answer = await service.graphql(nested(4900, '{ a ', '{ a }'));
    expect({ codes: codes(answer), status: answer.status }).toEqual({ codes: ['GRAPHQL_PARSE_FAILED'], status: 400 });
  });

  it('a document with ten unknown directives gets a short answer', async () => {
    const { errors } = await service.graphql(`{ __typename ${many(10, () => '@aa')} }`);
    expect(errors.length).toBeLessThan(10);
  });

  it('a document with hundreds of unknown fields gets a short answer', async () => {
    const { errors } = await service.graphql(`{ ${many(400, (i) => `nonsense${i}`)} }`);
    expect(errors.length).toBeLessThan(10);
  });

  it('a document with a long name does not get the name back', async () => {
    const answer = await service.graphql(`{ ${'a'.repeat(900_000)} }`);
    expect(JSON.stringify(answer.errors).length).toBeLessThan(2_000);
  });

  it('a cycle of fragments does not hide the size of a document', async () => {
    const document = '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }';
    expect(codes(await service.graphql(document))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('introspection does not hide the size of a document', async () => {
    const document = `{ __schema { types { ${nested(5, 'fields { type {', 'name').replaceAll('}', '} }')} } } }`;
    expect(codes(await service.graphql(document))).not.toEqual([]);
  });

  it('a document cannot ask for the whole schema repeatedly', async () => {
    const [operation = '', fragments = ''] = getIntrospectionQuery().split(/(?=fragment FullType)/);
    const selection = operation.slice(operation.indexOf('__schema {') + 9, operation.lastIndexOf('}'));
    const answer = await service.graphql(`{ ${many(5, (i) => `a${i}: __schema ${selection}`)} } ${fragments}`);
    expect(codes(answer)).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('a document may ask for the whole schema once', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const answer = await service.graphql<IntrospectionQuery>(query);
    expect(answer.data.__schema.queryType.name).toBe('Query');
  });
});

const WEEK = 'from: "2027-03-01T00:00:00Z", to: "2027-03-08T00:00:00Z"';

describe('Operation costs in production', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    place = await town(service);
  });
  afterAll(() => service.stop());

  const ask = (document: string, variables: object = {}) =>
    service.graphql(document, variables, place.coordinator.token);

  it.each([
    [
      'a hundred resources with all their fields',
      `resources(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes {
         id code name description kind status timeZone units seats skills audience
         openingHours { weekday opensAt closesAt }
         policy { minimumMinutes maximumMinutes minimumNoticeMinutes maximumAdvanceDays startStepMinutes turnaroundMinutes
           cancellationNoticeMinutes approval checkInOpensMinutes noShowAfterMinutes }
         schedule(${WEEK}) { startsAt endsAt kind units booking { id title } downtime { id } }
         children { id name } parent { id } organization { name } site { name address } } }`,
    ],
    [
      'a hundred bookings with all their fields',
      `bookings(first: 100) { totalCount nodes {
         id reference status title attendees startsAt endsAt expiresAt
         items { units resource { id name site { name } } } organization { name } provider { name } bookedBy { name email }
         series { id recurrence timeZone occurrences { startsAt booking { id } } } } }`,
    ],
    [
      'the schedules of the machines of a lab',
      `resource(id: "res_1") { children { id schedule(${WEEK}) { startsAt booking { title } } } }`,
    ],
    [
      'all members of an organization',
      'viewer { memberships { organization { id name memberships { user { name } roles } } } }',
    ],
  ])('an operation for %s is accepted', async (_, selection) => {
    expect((await ask(`{ ${selection} }`)).errors).toEqual([]);
  });

  it('a series of 500 with all its bookings is accepted', async () => {
    const lab = await place.resource();
    const payload = await act(service, place.coordinator, 'requestBookingSeries', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Every day',
      startsAtLocal: '2027-03-02T09:00',
      endsAtLocal: '2027-03-02T10:00',
      recurrence: 'FREQ=DAILY;COUNT=500',
    });
    expect(payload.occurrences).toHaveLength(500);
  });

  it('thirty mutations in one document are accepted', async () => {
    const payload = `{
      booking { id reference status title startsAt endsAt items { units resource { id name } } organization { name } }
      userErrors { code message field } conflicts { resource { id } startsAt endsAt reason unitsFree booking { id } } }`;
    const { data } = await ask(
      `mutation { ${many(30, (i) => `c${i}: cancelBooking(input: { bookingId: "bkg_${i}" }) ${payload}`)} }`,
    );
    expect(Object.keys(data)).toHaveLength(30);
  });

  const occurrences = (inner: string) => `series { occurrences { booking { ${inner} } } }`;
  it.each([
    [
      'the machines of the machines of a hundred labs',
      'resources(first: 100) { nodes { children { children { children { id code name kind } } } } }',
    ],
    [
      'the schedules of the machines of the machines of a hundred labs',
      `resources(first: 100) { nodes { children { children { schedule(${WEEK}) { startsAt } } } } }`,
    ],
    ['the series of the occurrences of a series', `booking(id: "bkg_1") { ${occurrences(occurrences('id'))} }`],
    ['thirty pages of series', many(30, (i) => `a${i}: bookings(first: 100) { nodes { ${occurrences('id')} } }`)],
    [
      'a hundred schedules with the series of each booking',
      `resources(first: 100) { nodes { schedule(${WEEK}) { booking { ${occurrences('id')} } } } }`,
    ],
  ])('an operation for %s is refused', async (_, selection) => {
    const answer = await ask(`{ ${selection} }`);
    expect({ codes: codes(answer), status: answer.status }).toEqual({ codes: ['QUERY_TOO_COMPLEX'], status: 400 });
  });

  it('the error of an operation that costs too much names the limit', async () => {
    const { errors } = await ask(`{ booking(id: "bkg_1") { ${occurrences(occurrences('id'))} } }`);
    expect(errors[0]?.message).toMatch(/costs \d+; at most 250000/);
  });

  it('a wrong argument elsewhere does not lower the cost', async () => {
    const document = `query ($first: Int = 1) {
      bookings(first: $first) { totalCount } booking(id: "bkg_1") { ${occurrences(occurrences('id'))} } }`;
    expect(codes(await ask(document, { first: null }))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('a condition that is null does not hide the cost', async () => {
    const document = `query ($if: Boolean = true) { booking(id: "bkg_1") { id @include(if: $if) } }`;
    expect(codes(await ask(document, { if: null }))).toEqual(['BAD_USER_INPUT']);
  });

  it.each([0, -1, 101, 1_000_000])('the list itself refuses a page of %i', async (first) => {
    const document = 'query ($first: Int!) { bookings(first: $first) { nodes { id } } }';
    const { errors } = await ask(document, { first });
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/from 1 to 100/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('GraphQL refuses a page that is not a number', async () => {
    const document = 'query ($first: Int!) { bookings(first: $first) { nodes { id } } }';
    expect(codes(await ask(document, { first: 'all' }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('The limits of documents', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({
      QUERY_DEPTH_LIMIT: '2',
      QUERY_ALIAS_LIMIT: '1',
      QUERY_DIRECTIVE_LIMIT: '1',
      QUERY_TOKEN_LIMIT: '100',
      QUERY_FIELD_LIMIT: '5',
      QUERY_COST_LIMIT: '50',
    });
  });
  afterAll(() => service.stop());

  it.each([
    ['QUERY_TOO_COMPLEX', 'depth', '{ viewer { user { name } } }'],
    ['QUERY_TOO_COMPLEX', 'aliases', '{ a: __typename b: __typename }'],
    ['QUERY_TOO_COMPLEX', 'directives', '{ __typename @skip(if: false) @include(if: true) }'],
    ['GRAPHQL_PARSE_FAILED', 'tokens', `{ __typename ${many(40, () => '@a()')} }`],
    [
      'QUERY_TOO_COMPLEX',
      'fields',
      '{ viewer { isPlatformAdmin __typename } booking(id: "bkg_1") { id title status } }',
    ],
    ['QUERY_TOO_COMPLEX', 'cost', '{ resources(first: 100) { nodes { id } } }'],
  ])('a limit of documents is a setting: %s for %s', async (code, _, document) => {
    expect(codes(await service.graphql(document))).toEqual([code]);
  });

  it('a document that keeps to all limits is accepted', async () => {
    expect((await service.graphql('{ a: viewer { isPlatformAdmin @include(if: true) } }')).errors).toEqual([]);
  });
});
