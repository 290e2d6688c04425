import pg from 'pg';
import { person, type Person } from '../worlds/people.js';
import { createSite, registered } from '../worlds/places.js';
import { eventually } from '../process/launcher.js';
import { type Answer, type Service, startService } from '../support/app.js';
import type { Given } from '../worlds/mutations.js';

const WAITING = `select count(*)::int as n from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'`;
const SEARCH = `
  query ($i: AvailabilitySearchInput!) { availableResources(input: $i) { nodes { startsAt } nearestFits { filter } } }`;
const WISH = {
  i: { from: '2027-04-01T00:00:00Z', to: '2027-05-31T00:00:00Z', durationMinutes: 60, units: 999, seats: 999 },
};
const YEAR = 'from: "2027-04-01T00:00:00Z", to: "2028-03-31T00:00:00Z"';

const codeOf = ({ errors }: Answer): unknown => errors[0]?.extensions['code'] ?? null;

describe('Expensive requests', () => {
  let service: Service;
  let asker: Person;
  beforeAll(async () => {
    service = await startService({ DATABASE_POOL_SIZE: '20' });
    asker = await person(service, 'Asker');
  });
  afterAll(() => service.stop());

  it('an account runs four expensive requests at once, and only its fifth is RATE_LIMITED', async () => {
    const other = await person(service, 'Other');
    const [locker, monitor] = [new pg.Client(service.databaseUrl), new pg.Client(service.databaseUrl)];
    await Promise.all([locker.connect(), monitor.connect()]);
    await locker.query('begin; lock table resource in access exclusive mode');
    const asked = Array.from({ length: 12 }, () => service.graphql(SEARCH, WISH, asker.token));
    await eventually(async () => {
      expect((await monitor.query<{ n: number }>(WAITING)).rows[0]?.n).toBe(4);
    });
    let settled = 0;
    for (const each of asked) void each.then(() => settled++);
    await eventually(() => expect(settled).toBe(8));
    const meanwhile = await service.graphql('{ viewer { isPlatformAdmin } }', {}, other.token);
    await locker.query('rollback');
    await Promise.all([locker.end(), monitor.end()]);
    expect(codeOf(meanwhile)).toBeNull();
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => codeOf(answer) === 'RATE_LIMITED' && answer.status === 429)).toHaveLength(8);
    expect(answers.filter((answer) => codeOf(answer) === null)).toHaveLength(4);
    expect(codeOf(await service.graphql(SEARCH, WISH, asker.token))).toBeNull();
  });

  it('a running request that exceeds its price is refused with the field and how to narrow it', async () => {
    const organization = await registered(service, asker, 'heavy');
    const { site } = await createSite(service, asker, { organizationId: organization, timeZone: 'UTC' });
    const create = (input: Given<'createResource'>) =>
      service.graphql(
        `mutation ($input: CreateResourceInput!) { createResource(input: $input) { resource { id } } }`,
        { input: { siteId: site.id, name: 'n', ...input } },
        asker.token,
      );
    const base = (await create({ code: 'B', kind: 'TRAINING_BASE' })).data.createResource.resource.id;
    for (let n = 0; n < 80; n++) await create({ code: `M${n}`, kind: 'EQUIPMENT', parentId: base });
    const inside = `{ resource(id: "${base}") { children { freePeriods(${YEAR}) { startsAt endsAt } } } }`;
    const answer = await service.graphql(inside, {}, asker.token);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    expect(answer.errors[0]?.message).toMatch(/Resource\.freePeriods costs most: ask for a shorter window/);
    const few = `{ resource(id: "${base}") { children { freePeriods(from: "2027-04-01T00:00:00Z", to: "2027-04-08T00:00:00Z") { startsAt } } } }`;
    const week = await service.graphql(few, {}, asker.token);
    expect(week.data.resource.children).toHaveLength(80);
  });
});

describe('The size of an answer', () => {
  let service: Service;
  let asker: Person;
  beforeAll(async () => {
    service = await startService({ ANSWER_LIMIT_BYTES: '3000' });
    asker = await person(service, 'Asker');
  });
  afterAll(() => service.stop());

  const many = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: viewer { user { id name email } }`).join(' ')} }`;

  it('a query with too long an answer is QUERY_TOO_COMPLEX', async () => {
    expect(codeOf(await service.graphql(many(5), {}, asker.token))).toBeNull();
    const answer = await service.graphql(many(30), {}, asker.token);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    expect(answer.data).toBeUndefined();
  });

  it('a committed mutation gets its answer, however long', async () => {
    const input = `{ slug: "long", name: "${'L'.repeat(200)}", kind: SCHOOL, timeZone: "UTC" }`;
    const names = Array.from({ length: 29 }, (_, n) => `n${n}: name`).join(' ');
    const { data } = await service.graphql<{ registerOrganization: { organization: { n28: string } } }>(
      `mutation { registerOrganization(input: ${input}) { organization { ${names} } } }`,
      {},
      asker.token,
    );
    expect(data.registerOrganization.organization.n28).toHaveLength(200);
  });
});

describe('The allowance of fields', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ RATE_LIMIT_PER_MINUTE: '100', RATE_LIMIT_ANONYMOUS_PER_MINUTE: '70' });
  });
  afterAll(() => service.stop());

  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: viewer { isPlatformAdmin }`).join(' ')} }`;

  it('the allowance of an account counts each field of Query', async () => {
    const { token } = await person(service, 'Counted');
    const codes = [];
    for (let n = 0; n < 5; n++) codes.push(codeOf(await service.graphql(aliases(30), {}, token)));
    expect(codes).toEqual([null, null, null, 'RATE_LIMITED', 'RATE_LIMITED']);
  });

  it('requests without sign-in share the allowance of their network', async () => {
    const codes = [];
    for (let n = 0; n < 4; n++) codes.push(codeOf(await service.graphql(aliases(30))));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(codes[0]).toBeNull();
  });
});
