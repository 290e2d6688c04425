import { built } from '../../support/built.js';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { pdfText } from '../../support/pdf-text.js';
import type { Person } from '../../worlds/people.js';
import { accountOf, booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { codes, type Town, town } from '../../worlds/town.js';
import { balancesOf, settle, statementsOf } from '../../worlds/statements.js';
import type { Given, Refusable } from '../../worlds/mutations.js';
import type { Statement, StatementStatus } from '../../worlds/schema.js';
import { first, nth } from '../../support/lists.js';

const { SettleMissed } = await built('bookings/index');

const FEE = { noShowFee: '20' };
const POLICY = { policy: { noShowAfterMinutes: 30 }, units: 50 };
/** The instant at which bookings at the usual time are missed, 9:30, and a day after. */
const MISSED = '2027-03-02T09:30:00Z';
const NEXT_DAY = '2027-03-03T08:00:00Z';

const amounts = (statement: Pick<Statement, 'lines'>) => statement.lines.map(({ amount }) => amount.amount);

/** A no-show has its fee from its instant on, whether or not a job has written it. */
describe('The fee of a no-show', () => {
  let service: Service;
  let place: Town;
  let towns = 0;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(async () => {
    service.clock.set(MONDAY);
    place = await town(service, `-${++towns}`);
  });
  afterAll(() => service.stop());

  const job = () => service.app.get(SettleMissed).ofProviders();
  const statements = (status?: StatementStatus[], asker = place.schoolAdmin, organizationId = place.school) =>
    statementsOf(service, asker, organizationId, status);
  const node = async (id: string, fields: string) => {
    const { data, errors } = await service.graphql<{ node: { readonly __typename: string } }>(
      `query ($id: ID!) { node(id: $id) { __typename id ${fields} } }`,
      { id },
      place.schoolAdmin.token,
    );
    expect(errors).toEqual([]);
    return data.node;
  };
  const file = async (id: string, format: string, asker: Person = place.schoolAdmin): Promise<Buffer> => {
    const answer = await service.http
      .get(`/statements/${id}.${format}`)
      .set('authorization', `Bearer ${asker.token}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    return answer.body as Buffer;
  };
  const written = async () => {
    const [row] = await service.database.run<{ uses: number; lines: number; statements: number }>(
      {
        name: 'test.written',
        text: `select (select count(*)::int from usage_record where 'org_' || organization_id = $1) as uses,
                      (select count(*)::int from statement_line where 'org_' || organization_id = $1) as lines,
                      (select count(*)::int from statement where 'org_' || organization_id = $1) as statements`,
      },
      [place.plant],
    );
    return row;
  };
  /** A booking of two labs, with a fee of 20.00 each, to which nobody comes. */
  const missedOfTwo = async (input: Given<'requestBooking'> = {}) => {
    const labs = [await pricedLab(service, place, FEE, POLICY), await pricedLab(service, place, FEE, POLICY)];
    return booked(service, place, '', { items: labs.map((resourceId) => ({ resourceId })), ...input });
  };

  it('is in every answer before a job records it, with the ids that it keeps', async () => {
    const bookingId = await missedOfTwo();
    service.clock.set(MISSED);
    const answers = async () => {
      const statement = first(await statements());
      const account = await accountOf(service, place.schoolAdmin, bookingId);
      const ids = [...statement.lines, ...account.usage].map(({ id }) => id);
      return {
        statement,
        account,
        openOnes: await statements(['OPEN', 'SETTLED']),
        othersThanOpen: await statements(['ISSUED', 'ACCEPTED', 'SETTLED']),
        ofProvider: await statements(undefined, place.plantAdmin, place.plant),
        balances: [
          await balancesOf(service, place.schoolAdmin, place.school),
          await balancesOf(service, place.plantAdmin, place.plant),
        ],
        byNode: await node(statement.id, '... on Statement { from total { amount } fingerprint lines { id } }'),
        parts: await Promise.all(
          ids.map((id) => node(id, '... on StatementLine { amount { amount } } ... on UsageRecord { outcome }')),
        ),
        csv: (await file(statement.id, 'csv')).toString(),
        paper: pdfText(await file(statement.id, 'pdf')),
      };
    };
    const shown = await answers();
    expect(await written()).toEqual({ uses: 0, lines: 0, statements: 0 });
    expect(shown).toMatchObject({
      statement: { status: 'OPEN', from: '2027-03-01', total: { amount: '40.00', currency: 'CNY' } },
      account: { status: 'NO_SHOW', usage: [{ charge: { amount: '20.00' } }, { charge: { amount: '20.00' } }] },
      openOnes: [{ id: shown.statement.id }],
      othersThanOpen: [],
      ofProvider: [shown.statement],
      balances: [['40.00 CNY'], ['40.00 CNY']],
      byNode: { id: shown.statement.id, fingerprint: shown.statement.fingerprint },
    });
    expect(shown.parts.map(({ __typename: type }) => type).sort()).toEqual([
      ...['StatementLine', 'StatementLine', 'UsageRecord', 'UsageRecord'],
    ]);
    expect(shown.csv).toContain(`,${MISSED.replace('Z', '.000Z')},`);
    expect(shown.paper).toContain('40.00');
    expect(await job()).toBe(1);
    expect(await written()).toEqual({ uses: 2, lines: 2, statements: 1 });
    expect(await answers()).toEqual(shown);
  });

  it('is not in a statement before the no-show deadline or without a fee', async () => {
    await missedOfTwo();
    await booked(service, place, await pricedLab(service, place, {}, POLICY));
    service.clock.set(Date.parse(MISSED) - 1);
    expect([await statements(), await balancesOf(service, place.plantAdmin, place.plant)]).toEqual([[], []]);
    service.clock.set(MISSED);
    expect((await statements()).map(amounts)).toEqual([['20.00', '20.00']]);
  });

  it('is listed with the uses of the month in the order of time', async () => {
    const lab = await pricedLab(service, place, FEE, POLICY);
    const [used, later] = [await booked(service, place, lab), await booked(service, place, lab)];
    await missedOfTwo();
    service.clock.set('2027-03-02T09:10:00Z');
    await usedFrom(service, place, used, '2027-03-02T09:00:00Z', '2027-03-02T09:10:00Z');
    const early = first(await statements());
    expect([early.total.amount, amounts(early)]).toEqual(['72.00', ['72.00']]);
    // The later one is checked in in time, and so it is no no-show.
    await usedFrom(service, place, later, '2027-03-02T09:00:00Z', '2027-03-02T09:10:00Z');
    service.clock.set(NEXT_DAY);
    const statement = first(await statements());
    expect(statement.id).toBe(early.id);
    expect([statement.total.amount, amounts(statement)]).toEqual(['184.00', ['72.00', '72.00', '20.00', '20.00']]);
    expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['184.00 CNY']);
    await job();
    expect(await statements()).toEqual([statement]);
  });

  it('is in the first month that is not issued', async () => {
    // 23:50 on 31 March in Prague; it is missed when the month is over and may be issued.
    await missedOfTwo({ startsAt: '2027-03-31T21:50:00Z', endsAt: '2027-04-01T01:50:00Z' });
    service.clock.set('2027-03-31T22:05:00Z');
    const march = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-03-01' };
    expect((await settle(service, place.plantAdmin, 'issueStatement', march)).userErrors).toEqual([]);
    service.clock.set('2027-03-31T22:20:00Z');
    const [april, issued] = await statements();
    expect([april?.from, april?.status, april?.total.amount]).toEqual(['2027-04-01', 'OPEN', '40.00']);
    expect([issued?.status, issued?.lines]).toEqual(['ISSUED', []]);
    await job();
    expect(await statements()).toEqual([april, issued]);
  });

  it.each<[string, (shown: Statement) => Promise<Refusable>]>([
    [
      'disputeStatementLine',
      ({ lines }) =>
        settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId: first(lines).id, reason: 'We came' }),
    ],
    ['acceptStatement', ({ id }) => settle(service, place.schoolAdmin, 'acceptStatement', { statementId: id })],
    ['settleStatement', ({ id }) => settle(service, place.plantAdmin, 'settleStatement', { statementId: id })],
  ])('is found by %s with the id that is shown before a job records it', async (_, step) => {
    await missedOfTwo();
    service.clock.set(NEXT_DAY);
    expect(codes(await step(first(await statements())))).toEqual(['WRONG_STATUS']);
  });

  it('can be corrected by the id that is shown before a job records it', async () => {
    await missedOfTwo();
    service.clock.set(NEXT_DAY);
    const shown = first(await statements());
    const input = { lineId: nth(shown.lines, 1).id, amount: '-20', reason: 'The door was locked' };
    const { statement, userErrors } = await settle(service, place.plantAdmin, 'adjustStatementLine', input);
    expect(userErrors).toEqual([]);
    expect([statement.id, statement.total.amount, amounts(statement)]).toEqual([
      ...[shown.id, '20.00', ['20.00', '20.00', '-20.00']],
    ]);
  });

  it('appears once in every answer while a job records it', async () => {
    const lab = await pricedLab(service, place, FEE, POLICY);
    for (let booking = 0; booking < 40; booking++) await booked(service, place, lab);
    service.clock.set(NEXT_DAY);
    const seen = new Set<string>();
    let writing = true;
    const reader = async () => {
      while (writing) {
        const statement = first(await statements());
        const balances = await balancesOf(service, place.plantAdmin, place.plant);
        const lines = statement.lines.map(({ id }) => id);
        seen.add(`${statement.id} ${statement.total.amount} ${new Set(lines).size} ${lines.length} ${balances.join()}`);
      }
    };
    const readers = Promise.all([reader(), reader(), reader()]);
    expect(await job()).toBe(40);
    writing = false;
    await readers;
    const statement = first(await statements());
    expect([...seen]).toEqual([`${statement.id} 800.00 40 40 800.00 CNY`]);
  });
});
