import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLInputType } from 'graphql';
import { PASSWORD, person, type Person, signIn, whoIs } from '../worlds/people.js';
import { type Town, town } from '../worlds/town.js';
import { type Answer, type Service, startService } from '../support/app.js';
import { malformed, wellFormed, withNulls } from './malformed-inputs.js';
import { cpuMilliseconds } from '../support/cpu-time.js';

const schema = buildSchema(readFileSync('src/schema.graphql', 'utf8'));
const mutations: [string, GraphQLInputType][] = Object.values(schema.getMutationType()?.getFields() ?? {}).map(
  (field) => {
    const input = field.args.find((arg) => arg.name === 'input');
    if (input === undefined) throw new Error(`${field.name} takes no input`);
    return [field.name, input.type];
  },
);

const codes = (answer: Answer) => answer.errors.map((error) => error.extensions['code']);

describe('Inputs in production', () => {
  let service: Service;
  let place: Town;
  let somebody: Person;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    place = await town(service);
    somebody = await person(service, 'Somebody');
    await place.resource({ name: 'Lathe' });
  });
  afterAll(() => service.stop());

  const mutate = (name: string, type: GraphQLInputType, input: unknown, asker: Person): Promise<Answer> =>
    service.graphql(
      `mutation ($input: ${String(type)}) { ${name}(input: $input) { __typename } }`,
      { input },
      asker.token,
    );

  it.each(mutations)(
    'an input of %s is refused with an object, array or null where a scalar belongs',
    async (name, type) => {
      const accepted: unknown[] = [];
      for (const input of malformed(type)) {
        const answer = await mutate(name, type, input, place.manager);
        if (answer.status !== 400 || codes(answer).some((code) => code !== 'BAD_USER_INPUT')) accepted.push(input);
      }
      expect(accepted).toEqual([]);
    },
  );

  it.each(mutations.filter(([name]) => name !== 'signOut'))(
    'an input of %s accepts null for optional fields and never fails on the server',
    async (name, type) => {
      const failed: unknown[] = [];
      for (const input of [wellFormed(type), ...withNulls(type)]) {
        const answer = await mutate(name, type, input, somebody);
        if (codes(answer).includes('INTERNAL_SERVER_ERROR')) failed.push(input);
      }
      expect(failed).toEqual([]);
    },
  );

  it.each(mutations)('an input of %s accepts no names of prototypes as fields', async (name, type) => {
    const input = { ...(wellFormed(type) as object), toString: 'x', hasOwnProperty: 'x' };
    expect(new Set(codes(await mutate(name, type, input, somebody)))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  const injections = [
    `'; drop table account; --`,
    `' or '1'='1`,
    `x') or true --`,
    `\\'; select pg_sleep(5); --`,
    '$1',
    '${1+1}',
    '"; delete from booking; --',
    `res_1' union select password_hash from account --`,
  ];

  describe.each(injections)('The injection text %s', (text) => {
    const ask = (document: string) => service.graphql(document, { text }, place.coordinator.token);

    it('the search finds only what its words find', async () => {
      const find = (words: string) =>
        service.graphql(
          'query ($text: String) { resources(filter: { text: $text }) { nodes { code } } }',
          { text: words },
          place.coordinator.token,
        );
      const { data } = await find(text);
      expect(data).toEqual((await find(text.replace(/[^a-z0-9]+/g, ' '))).data);
      expect(data.resources.nodes.every(({ code }) => text.includes('1') && code.includes('1'))).toBe(true);
    });

    it('the filter by ids finds nothing', async () => {
      const { data } = await ask(`query ($text: ID!) {
        node(id: $text) { id } resource(id: $text) { id } booking(id: $text) { id }
        bookings(filter: { resourceId: $text, organizationId: $text, seriesId: $text, providerId: $text }) { nodes { id } } }`);
      expect(data).toEqual({ node: null, resource: null, booking: null, bookings: { nodes: [] } });
    });

    it('the filter by an id with a valid prefix finds nothing', async () => {
      const document = 'query ($id: ID!) { node(id: $id) { id } }';
      for (const prefix of ['res_', 'bkg_', 'org_', 'usr_', 'res_1_', 'bkg_1_']) {
        const { data } = await service.graphql(document, { id: prefix + text }, place.coordinator.token);
        expect(data).toEqual({ node: null });
      }
    });

    it('the search by slug finds no organization', async () => {
      expect((await ask('query ($text: String!) { organization(slug: $text) { id } }')).data).toEqual({
        organization: null,
      });
    });

    it.each([
      ['as it is', () => text],
      ['encoded', () => Buffer.from(JSON.stringify([text, text])).toString('base64url')],
      ['encoded thrice', () => Buffer.from(JSON.stringify([text, text, text])).toString('base64url')],
    ])('the text %s is no valid cursor', async (_, after) => {
      for (const list of ['resources', 'bookings']) {
        const document = `query ($after: String) { ${list}(after: $after) { nodes { id } } }`;
        const answer = await service.graphql(document, { after: after() }, place.coordinator.token);
        // A cursor of names may hold any text: then it is a place in the list, with nothing behind it that was hidden.
        expect(codes(answer)).not.toContain('INTERNAL_SERVER_ERROR');
      }
    });

    it('the text is stored as a name, word for word', async () => {
      const answer = await mutateSite(text);
      expect(answer.data.createSite.site.name).toBe(text);
    });
  });

  const mutateSite = (name: string) =>
    service.graphql(
      'mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { name } userErrors { message } } }',
      { input: { organizationId: place.plant, name, timeZone: 'UTC' } },
      place.manager.token,
    );

  it.each([
    ['a text to search for', 'query ($t: String) { resources(filter: { text: $t }) { totalCount } }'],
    ['an id', 'query ($t: ID!) { node(id: $t) { id } booking(id: $t) { id } resource(id: $t) { id } }'],
    ['a slug', 'query ($t: String!) { organization(slug: $t) { id } }'],
    ['a cursor', 'query ($t: String) { bookings(after: $t) { totalCount } }'],
    ['an e-mail', 'mutation ($t: String!) { signIn(input: { email: $t, password: "x" }) { accessToken } }'],
    ['a password', 'mutation ($t: String!) { signIn(input: { email: "a@b.c", password: $t }) { accessToken } }'],
  ])('U+0000 in %s does not fail on the server', async (_, document) => {
    for (const t of ['\0', 'a\0b', 'res_1\0']) {
      expect(codes(await service.graphql(document, { t }, somebody.token))).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });

  it('a name with U+0000 is refused', async () => {
    const { data } = await mutateSite('a\0b');
    expect(data?.createSite?.site ?? null).toBeNull();
  });

  it('a name with half a surrogate pair does not fail on the server', async () => {
    expect(codes(await mutateSite('a\ud800b'))).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['an alias', '{ __proto__: viewer { constructor: isPlatformAdmin } }'],
    ['a fragment', '{ viewer { ...toString } } fragment toString on Viewer { isPlatformAdmin }'],
    ['a variable', 'query ($constructor: Boolean = true) { viewer { isPlatformAdmin @include(if: $constructor) } }'],
    ['an operation', 'query __proto__ { viewer { isPlatformAdmin } }'],
  ])('the names of prototypes may be used for %s like any other', async (_, document) => {
    const { data, errors } = await service.graphql(document, {}, somebody.token);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toMatch(/false/);
  });

  it.each(['constructor', '__proto__', 'toString'])('a query cannot ask for an undeclared field %s', async (field) => {
    expect(codes(await service.graphql(`{ ${field} }`, {}, somebody.token))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  describe('Inputs that claim an identity', () => {
    const signUp = (input: object) =>
      service.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken userErrors { code } } }', {
        input,
      });

    it('a sign-up with a known e-mail does not overwrite the account', async () => {
      const { data } = await signUp({
        name: 'Impostor',
        email: somebody.email.toUpperCase(),
        password: 'another long one',
      });
      expect(data.signUp).toEqual({ accessToken: null, userErrors: [{ code: 'EMAIL_TAKEN' }] });
      expect((await signIn(service, somebody.email)).viewer.user.name).toBe('Somebody');
    });

    it.each(['id', 'isPlatformAdmin', 'is_platform_admin', 'roles', 'password_hash'])(
      'a sign-up has no field %s',
      async (field) => {
        const answer = await signUp({
          name: 'Climber',
          email: 'climber@example.org',
          password: PASSWORD,
          [field]: true,
        });
        expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
      },
    );

    it('only mutations for accounts and members take an e-mail or a user', () => {
      const asking = mutations.filter(([, type]) => /email|userId|accountId/i.test(fieldNames(type).join(' ')));
      expect(asking.map(([name]) => name)).toEqual([
        ...['disableAccount', 'enableAccount', 'inviteMember', 'issuePasswordReset', 'setMember', 'signIn', 'signUp'],
      ]);
    });

    it('a user who names another user in an input keeps their own identity', async () => {
      const rename = 'mutation ($input: SetMemberInput!) { setMember(input: $input) { userErrors { code } } }';
      const input = { organizationId: place.school, email: place.root.email, roles: ['ADMIN'] };
      await service.graphql(rename, { input }, somebody.token);
      expect(await whoIs(service, somebody.token)).toBe(somebody.id);
    });
  });

  describe('Inputs that guess', () => {
    it('a sign-in with a wrong password is answered alike for known and unknown e-mails', async () => {
      const known = await signIn(service, somebody.email, 'not the password');
      expect(await signIn(service, 'nobody@example.org', 'not the password')).toEqual(known);
    });

    it('a sign-in takes as long for an unknown e-mail as for a known one', async () => {
      const took = (email: string) => cpuMilliseconds(() => signIn(service, email, 'not the password'));
      const known: number[] = [];
      const unknown: number[] = [];
      for (let time = 0; time < 5; time++) {
        known.push(await took(place.manager.email));
        unknown.push(await took('nobody.else@example.org'));
      }
      // The fastest of each are the least disturbed. Hashing takes most of the time, so who skips it shows at once.
      expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
    });

    it('an id of another organization reads like an id that does not exist', async () => {
      const theirs = await place.resource({ status: 'DRAFT', code: 'hidden' });
      const nobodys = theirs.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      const read = async (id: string) =>
        (await service.graphql('query ($id: ID!) { resource(id: $id) { id } }', { id }, somebody.token)).data;
      expect(await read(theirs)).toEqual(await read(nobodys));
    });
  });
});

function fieldNames(type: GraphQLInputType): string[] {
  const named = 'ofType' in type ? type.ofType : type;
  return 'getFields' in named ? Object.keys(named.getFields()) : [];
}
