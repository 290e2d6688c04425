import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import pg from 'pg';
import { person, type Person } from '../api/access/people.js';
import { type Town, town } from '../api/bookings/town.js';
import { registered, verify } from '../api/organizations/places.js';
import { MONDAY, type Service, startService } from '../support/app.js';
import { cast, everybody } from './cast.js';
import { audiences, type Planted, plant, secretsIn } from './sweep/secrets.js';
import { type Call, callOf, everything } from './sweep/schema-walk.js';

/** A sweep asks for more at once than people do. */
const UNLIMITED = {
  QUERY_COST_LIMIT: '1000000000',
  QUERY_TOKEN_LIMIT: '1000000',
  RATE_LIMIT_PER_MINUTE: '0',
};
/** Objects inside each other that are asked for: enough to come across everything that is planted. */
const DEPTH = { query: 3, mutation: 2 };
const SUSPENDED = 'ADMIN of a suspended organization';
const ANONYMOUS = 'nobody';

/** Which planted things an argument or input field names. */
const kinds: Readonly<Record<string, string>> = {
  organizationId: 'Organization',
  providerId: 'Organization',
  consumerId: 'Organization',
  siteId: 'Site',
  resourceId: 'Resource',
  parentId: 'Resource',
  resourceIds: 'Resource',
  bookingId: 'Booking',
  seriesId: 'BookingSeries',
  downtimeId: 'Downtime',
  agreementId: 'Agreement',
  rateId: 'Rate',
  invitationId: 'Invitation',
};

/** Filters that would keep queries from coming across what is planted. */
const unfiltered = ['after', 'filter', 'agreementId', 'siteId', 'kind', 'resourceIds'];

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
    const { data } = await service.graphql(getIntrospectionQuery());
    schema = buildClientSchema(data as IntrospectionQuery);
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

  /** The turn-th of the planted things that a name stands for. */
  const foreign = (turn: number) => (name: string) => {
    if (name === 'slug') return planted.slugs[turn % planted.slugs.length];
    if (name === 'email') return planted.emails[turn % planted.emails.length];
    if (name === 'idempotencyKey') return null;
    const ids = planted.ids[kinds[name] ?? ''];
    const id = ids?.[turn % ids.length];
    return name === 'resourceIds' && id !== undefined ? [id] : id;
  };
  const turns = () => Math.max(...Object.values(planted.ids).map((ids) => ids.length));

  /** Every query with every planted thing, by its own field and by `node`, and by lists without any filter. */
  function queries(): Call[] {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => field.name !== 'node');
    const byField = fields.flatMap((field) =>
      Array.from({ length: turns() }, (_, turn) => {
        const ids = field.name === 'booking' ? planted.ids['Booking'] : planted.ids['Resource'];
        const valueOf = (name: string) => {
          if (name === 'first') return 100;
          if (name === 'groupBy') return 'RESOURCE';
          if (field.name === 'happenings' && name === 'filter') {
            return { organizationId: foreign(turn)('organizationId') };
          }
          if (unfiltered.includes(name)) return null;
          return name === 'id' ? ids?.[turn % ids.length] : foreign(turn)(name);
        };
        return callOf(schema, 'query', field, valueOf, DEPTH.query);
      }),
    );
    const byNode = Object.entries(planted.ids).flatMap(([type, ids]) => {
      const selection = everything(schema, schema.getType(type) as never, DEPTH.query);
      const document = `query ($id: ID!) { node(id: $id) { __typename ... on ${type} ${selection} } }`;
      return ids.map((id): Call => ({ name: `node of ${type}`, document, variables: { id } }));
    });
    const unique = new Map([...byField, ...byNode].map((call) => [JSON.stringify(call), call]));
    return [...unique.values()];
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

  it.each([...everybody, ANONYMOUS, SUSPENDED])(
    'tells %s all that is theirs to know and nothing else',
    async (name) => {
      const found = new Set<string>();
      const leaks = new Set<string>();
      for (const call of queries()) {
        for (const kind of secretsIn(await answer(call, name))) {
          found.add(kind);
          if (audiences[kind]?.includes(name) !== true) leaks.add(`${kind} by ${call.name}`);
        }
      }
      expect([...leaks]).toEqual([]);
      const theirs = Object.entries(audiences).filter(([, audience]) => audience.includes(name));
      expect([...found].sort()).toEqual(theirs.map(([kind]) => kind).sort());
    },
  );

  /** Mutations that act on oneself alone or are for everybody; signing out would end the sweep. */
  const harmless = ['signUp', 'signIn', 'signOut', 'registerOrganization', 'leaveOrganization', 'updateProfile'];
  const ofPlatformAdmins = [
    ...['verifyOrganization', 'suspendOrganization', 'updateOrganization'],
    ...['issuePasswordReset', 'disableAccount', 'enableAccount'],
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

  it.each(powerless)('lets %s change nothing', async (name) => {
    const before = await rows(service.databaseUrl);
    const platform = name === 'platform admin' ? ofPlatformAdmins : [];
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const leaks: string[] = [];
    for (const field of fields.filter((each) => ![...harmless, ...platform].includes(each.name))) {
      for (let turn = 0; turn < turns(); turn++) {
        const call = callOf(schema, 'mutation', field, foreign(turn), DEPTH.mutation);
        for (const kind of secretsIn(await answer(call, name))) {
          if (audiences[kind]?.includes(name) !== true) leaks.push(`${kind} by ${call.name}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(await rows(service.databaseUrl)).toEqual(before);
  });
});

/** All that is stored, but for what counts how much is asked. */
async function rows(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and relname not in ('session', 'operation_allowance', 'sign_in_failure', 'refused_demand') order by 1`,
  );
  const stored: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows: found } = await client.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from "${name}" t`,
    );
    stored[name] = found[0]?.hash ?? '';
  }
  await client.end();
  return stored;
}
