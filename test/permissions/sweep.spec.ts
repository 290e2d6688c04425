import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { person, type Person } from '../worlds/people.js';
import { type Town, town } from '../worlds/town.js';
import { registered, verify } from '../worlds/places.js';
import { MONDAY, type Service, startService } from '../support/app.js';
import { cast, everybody } from './cast.js';
import { audiences, type Planted, plant, secretsIn } from './sweep/secrets.js';
import { plantedBy, queriesOf, turnsOf } from './sweep/calls.js';
import { type Call, callOf } from './sweep/schema-walk.js';
import { COUNTING, storedRows } from './sweep/stored-rows.js';

/** A sweep asks for more at once than people do. */
const UNLIMITED = { QUERY_COST_LIMIT: '1000000000', QUERY_TOKEN_LIMIT: '1000000', RATE_LIMIT_PER_MINUTE: '0' };
/** Objects inside each other that a mutation asks for. */
const DEPTH = 2;
const SUSPENDED = 'ADMIN of a suspended organization';
const ANONYMOUS = 'nobody';

describe('A sweep of the whole API', () => {
  let service: Service;
  let place: Town;
  let schema: GraphQLSchema;
  let planted: Planted;
  const people = new Map<string, Person | null>();
  beforeAll(async () => {
    service = await startService(UNLIMITED);
    place = await town(service);
    for (const [name, somebody] of await cast(service, place)) people.set(name, somebody);
    planted = await plant(service, place);
    people.set(ANONYMOUS, null);
    people.set(SUSPENDED, await suspendedAdmin());
    const { data } = await service.graphql<IntrospectionQuery>(getIntrospectionQuery());
    schema = buildClientSchema(data);
  });
  afterAll(() => service.stop());
  beforeEach(() => service.clock.set(MONDAY));

  async function suspendedAdmin(): Promise<Person> {
    const admin = await person(service, 'Suspended Admin');
    const organizationId = await registered(service, admin, 'suspended');
    await verify(service, organizationId, place.root);
    const document =
      'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';
    await service.graphql(document, { input: { organizationId } }, place.root.token);
    return admin;
  }

  async function answer(call: Call, name: string): Promise<string> {
    const { data, errors } = await service.graphql(call.document, call.variables, people.get(name)?.token ?? null);
    const failed = errors.map((error) => error.extensions['code']);
    const bad = ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX', 'RATE_LIMITED'];
    if (failed.some((code) => bad.includes(String(code)))) {
      throw new Error(`${name} got ${JSON.stringify(errors).slice(0, 2_000)} of ${call.name}`);
    }
    return JSON.stringify({ data, errors });
  }

  it.each([...everybody, ANONYMOUS, SUSPENDED])('the sweep shows %s exactly what they may see', async (name) => {
    const found = new Set<string>();
    const leaks = new Set<string>();
    for (const call of queriesOf(schema, planted)) {
      for (const kind of secretsIn(await answer(call, name))) {
        found.add(kind);
        if (audiences[kind]?.includes(name) !== true) leaks.add(`${kind} by ${call.name}`);
      }
    }
    expect([...leaks]).toEqual([]);
    const theirs = Object.entries(audiences).filter(([, audience]) => audience.includes(name));
    expect([...found].sort()).toEqual(theirs.map(([kind]) => kind).sort());
  });

  /** Mutations that act on oneself alone or are for everybody; signing out would end the sweep. */
  const harmless = [
    'signUp',
    'signIn',
    'signOut',
    'registerOrganization',
    'leaveOrganization',
    'updateProfile',
    'markHappeningsRead',
  ];
  const ofPlatformAdmins = [
    ...['verifyOrganization', 'declineOrganization', 'suspendOrganization', 'updateOrganization'],
    ...['issuePasswordReset', 'disableAccount', 'enableAccount', 'putSkill'],
  ];
  const powerless = [
    'other ADMIN',
    'other MEMBER',
    'stranger',
    'own MEMBER',
    'provider MEMBER',
    'platform admin',
    ANONYMOUS,
    SUSPENDED,
  ];

  it.each(powerless)('the sweep lets %s change nothing', async (name) => {
    const before = await storedRows(service.databaseUrl, COUNTING);
    const platform = name === 'platform admin' ? ofPlatformAdmins : [];
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const leaks: string[] = [];
    for (const field of fields.filter((each) => ![...harmless, ...platform].includes(each.name))) {
      for (let turn = 0; turn < turnsOf(planted); turn++) {
        const call = callOf(schema, 'mutation', field, plantedBy(planted, turn), DEPTH);
        for (const kind of secretsIn(await answer(call, name))) {
          if (audiences[kind]?.includes(name) !== true) leaks.push(`${kind} by ${call.name}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(await storedRows(service.databaseUrl, COUNTING)).toEqual(before);
  });
});
