import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { accountOf, booked, pricedLab, usedFrom } from '../worlds/money.js';
import { type Town, town } from '../worlds/town.js';
import { statementsOf } from '../worlds/statements.js';
import { type Service, startService } from '../support/app.js';
import { queriesOf } from './sweep/calls.js';
import type { Call } from './sweep/schema-walk.js';
import { type Planted, plant } from './sweep/secrets.js';
import { COUNTING, storedRows } from './sweep/stored-rows.js';
import { first } from '../support/lists.js';

const UNLIMITED = { QUERY_COST_LIMIT: '1000000000', QUERY_TOKEN_LIMIT: '1000000', RATE_LIMIT_PER_MINUTE: '0' };

/** Counts and a cache that a reader may add to; docs/architecture.md names them. */
const WRITTEN_BY_READS = [...COUNTING, 'opening_month'];

/** A week after what was missed. */
const LATER = '2027-03-09T12:00:00Z';

describe('Queries', () => {
  let service: Service;
  let place: Town;
  let calls: Call[];
  let statementId: string;
  let before: Record<string, string>;
  const missed: string[] = [];
  beforeAll(async () => {
    service = await startService(UNLIMITED);
    place = await town(service);
    const planted = await plant(service, place);
    await bookAndMiss();
    before = await rows();
    const { data } = await service.graphql<IntrospectionQuery>(getIntrospectionQuery());
    const schema = buildClientSchema(data);
    calls = queriesOf(schema, { ...planted, ids: { ...planted.ids, ...(await accounts(planted)) } });
  });
  afterAll(() => service.stop());

  /** One booking is used. Two are missed, and like planted holds and requests that lapse, nothing writes that. */
  async function bookAndMiss(): Promise<void> {
    const lab = await pricedLab(service, place, { noShowFee: '20' }, { policy: { noShowAfterMinutes: 30 }, units: 3 });
    const used = await booked(service, place, lab);
    for (const title of ['Lesson', 'Another']) missed.push(await booked(service, place, lab, { title }));
    service.clock.set('2027-03-02T09:05:00Z');
    await usedFrom(service, place, used, '2027-03-02T09:00:00Z', '2027-03-02T09:05:00Z');
    service.clock.set(LATER);
  }

  async function accounts({ ids }: Planted): Promise<Planted['ids']> {
    const idsOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);
    const statements = await statementsOf(service, place.plantAdmin, place.plant);
    const { usage } = await accountOf(service, place.plantAdmin, missed[0] ?? '');
    const { id, lines } = first(statements);
    statementId = id;
    expect(lines).toHaveLength(3);
    return {
      Booking: [...(ids['Booking'] ?? []), ...missed],
      Statement: idsOf(statements),
      StatementLine: idsOf(lines),
      UsageRecord: [...(ids['UsageRecord'] ?? []), ...idsOf(usage)],
    };
  }

  const rows = () => storedRows(service.databaseUrl, WRITTEN_BY_READS);

  it.each(['root', 'plantAdmin', 'schoolAdmin'] as const)(
    'a query of %s writes nothing, whatever is due',
    async (who) => {
      for (const { document, variables, name } of calls) {
        const { errors } = await service.graphql(document, variables, place[who].token);
        const codes = errors.map(({ extensions }) => extensions['code']);
        expect([name, codes.filter((code) => code === 'INTERNAL_SERVER_ERROR')]).toEqual([name, []]);
      }
      expect(await rows()).toEqual(before);
    },
  );

  it.each(['csv', 'pdf'])('a query for a statement as %s writes nothing', async (format) => {
    const request = service.http.get(`/statements/${statementId}.${format}`);
    expect((await request.set('authorization', `Bearer ${place.plantAdmin.token}`)).status).toBe(200);
    expect(await rows()).toEqual(before);
  });
});
