import { type Service, startService } from '../../support/app.js';
import { first } from '../../support/lists.js';
import { statementsOf as sentBy } from '../../support/sent-statements.js';
import { booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { person, type Person } from '../../worlds/people.js';
import { verified } from '../../worlds/places.js';
import { settle } from '../../worlds/statements.js';
import { type Town, town } from '../../worlds/town.js';
import type { Query, SettlementFilter, Statement, StatementLine } from '../../worlds/schema.js';

const STATEMENT = 'id status from total { amount currency } disputedLines viewerCan needTimes { id }';
const LIST = `query ($filter: SettlementFilter!, $first: Int, $after: String) {
  settlement(filter: $filter, first: $first, after: $after) {
    totalCount nodes { ${STATEMENT} lines { id } } pageInfo { hasNextPage endCursor }
  }
}`;
const CLOSE = `query ($providerId: ID!, $month: LocalDate!) {
  monthClose(providerId: $providerId, month: $month) {
    needTimes disputedLines toIssue toAccept toSettle settled totals { amount currency }
  }
}`;

/** The plant is in Prague; it lends a lab for 36 CNY and one for 10 EUR an hour. */
describe('Lists of statements and the close of a month', () => {
  let service: Service;
  let place: Town;
  let lab: string;
  let dear: string;
  beforeEach(async () => {
    service = await startService();
    place = await town(service);
    lab = await pricedLab(service, place, {}, { units: 9 });
    dear = await pricedLab(service, place, { hourly: '10', currency: 'EUR' });
  });
  afterEach(() => service.stop());

  /** A booking of two hours that was used, and is over. */
  async function used(resource: string, day: string): Promise<void> {
    const [startsAt, endsAt] = [`${day}T09:00:00Z`, `${day}T11:00:00Z`];
    const id = await booked(service, place, resource, { startsAt, endsAt });
    service.clock.set(endsAt);
    await usedFrom(service, place, id, startsAt, endsAt);
  }
  const issue = (month: string, currency = 'CNY') =>
    settle(service, place.plantAdmin, 'issueStatement', {
      ...{ providerId: place.plant, consumerId: place.school, currency, month },
    });
  const page = async (asker: Person, filter: SettlementFilter, more: object = {}) =>
    (await service.data<Pick<Query, 'settlement'>>(LIST, { filter, ...more }, asker.token)).settlement;
  const months = async (asker: Person, filter: SettlementFilter) => {
    const { nodes, totalCount } = await page(asker, filter);
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ from, total }) => `${from} ${total.amount} ${total.currency}`);
  };
  const close = async (month: string, asker = place.plantAdmin) =>
    (await service.data(CLOSE, { providerId: place.plant, month }, asker.token)).monthClose;

  it('statements come with the newest month first, filtered by side, counterpart, month and status', async () => {
    await used(lab, '2027-03-02');
    await used(lab, '2027-04-02');
    await used(dear, '2027-04-03');
    const all = ['2027-04-01 72.00 CNY', '2027-04-01 20.00 EUR', '2027-03-01 72.00 CNY'];
    const organizationId = place.plant;
    expect((await months(place.plantAdmin, { organizationId })).sort()).toEqual([...all].sort());
    expect((await months(place.plantAdmin, { organizationId }))[2]).toBe(all[2]);
    expect(await months(place.plantAdmin, { organizationId, as: 'PROVIDER' })).toHaveLength(3);
    expect(await months(place.plantAdmin, { organizationId, as: 'CONSUMER' })).toEqual([]);
    expect(await months(place.schoolAdmin, { organizationId: place.school, as: 'CONSUMER' })).toHaveLength(3);
    expect(await months(place.plantAdmin, { organizationId, counterpartId: place.school })).toHaveLength(3);
    expect(await months(place.plantAdmin, { organizationId, counterpartId: place.plant })).toEqual([]);
    expect(await months(place.plantAdmin, { organizationId, month: '2027-03-01' })).toEqual([all[2]]);
    await issue('2027-03-01');
    expect(await months(place.root, { organizationId, status: ['ISSUED'] })).toEqual([all[2]]);
    expect(await months(place.root, { organizationId, status: ['OPEN'] })).toHaveLength(2);
  });

  it('a side, a month and a status narrow the list together', async () => {
    await used(lab, '2027-03-02');
    await used(lab, '2027-04-02');
    const narrow = { month: '2027-03-01', status: ['OPEN' as const] };
    const march = ['2027-03-01 72.00 CNY'];
    expect(await months(place.plantAdmin, { organizationId: place.plant, as: 'PROVIDER', ...narrow })).toEqual(march);
    expect(await months(place.schoolAdmin, { organizationId: place.school, as: 'CONSUMER', ...narrow })).toEqual(march);
    expect(await months(place.schoolAdmin, { organizationId: place.school, as: 'PROVIDER', ...narrow })).toEqual([]);
  });

  it('a page continues after the last statement of the page before', async () => {
    for (const day of ['2027-03-02', '2027-04-02', '2027-05-02']) await used(lab, day);
    await used(dear, '2027-05-03');
    const filter = { organizationId: place.plant };
    const { nodes } = await page(place.plantAdmin, filter);
    const walked: string[] = [];
    let after: string | null = null;
    for (;;) {
      const part: Query['settlement'] = await page(place.plantAdmin, filter, { first: 1, after });
      expect(part.totalCount).toBe(4);
      walked.push(...part.nodes.map(({ id }) => id));
      if (!part.pageInfo.hasNextPage) break;
      after = part.pageInfo.endCursor;
    }
    expect(walked).toEqual(nodes.map(({ id }) => id));
    const [newest, second] = nodes;
    expect([newest?.from, second?.from]).toEqual(['2027-05-01', '2027-05-01']);
    expect((newest?.id ?? '') < (second?.id ?? '')).toBe(true);
  });

  it('a statement that only an unwritten no-show brings about is listed and counted as well', async () => {
    const strict = await pricedLab(service, place, { noShowFee: '20' }, { policy: { noShowAfterMinutes: 30 } });
    await booked(service, place, strict);
    service.clock.set('2027-03-03T08:00:00Z');
    expect(await months(place.plantAdmin, { organizationId: place.plant })).toEqual(['2027-03-01 20.00 CNY']);
    expect(await close('2027-03-01')).toMatchObject({ toIssue: 1, totals: [{ amount: '20.00', currency: 'CNY' }] });
  });

  it('the close of a month counts what is left in its order, and sums each currency', async () => {
    await used(lab, '2027-03-02');
    await used(dear, '2027-03-03');
    await booked(service, place, lab, { startsAt: '2027-03-04T09:00:00Z', endsAt: '2027-03-04T11:00:00Z' });
    await booked(service, place, lab, { startsAt: '2027-04-01T09:00:00Z', endsAt: '2027-04-01T11:00:00Z' });
    service.clock.set('2027-04-02T08:00:00Z');
    const totals = [
      { amount: '72.00', currency: 'CNY' },
      { amount: '20.00', currency: 'EUR' },
    ];
    const none = { needTimes: 1, disputedLines: 0, toIssue: 0, toAccept: 0, toSettle: 0, settled: 0, totals };
    expect(await close('2027-03-01')).toEqual({ ...none, toIssue: 2 });
    const { statement } = await issue('2027-03-01', 'EUR');
    const lineId = first(statement.lines).id;
    await settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId, reason: 'Not us.' });
    expect(await close('2027-03-01')).toEqual({ ...none, disputedLines: 1, toIssue: 1, toAccept: 1 });
    await settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '0', reason: 'It was.' });
    await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
    expect(await close('2027-03-01')).toEqual({ ...none, toIssue: 1, toSettle: 1 });
    await settle(service, place.plantAdmin, 'settleStatement', { statementId: statement.id });
    expect(await close('2027-03-01', place.root)).toEqual({ ...none, toIssue: 1, settled: 1 });
    expect(await close('2027-05-01')).toEqual({ ...none, needTimes: 0, totals: [] });
  });

  it('a statement names the bookings that stop it, to the provider alone and while it is OPEN', async () => {
    await used(lab, '2027-03-02');
    await used(dear, '2027-03-03');
    const stopping = [
      await booked(service, place, lab, { startsAt: '2027-03-04T09:00:00Z', endsAt: '2027-03-04T10:00:00Z' }),
      await booked(service, place, lab, { startsAt: '2027-03-05T09:00:00Z', endsAt: '2027-03-05T10:00:00Z' }),
    ];
    service.clock.set('2027-04-02T08:00:00Z');
    const needed = async (asker: Person, organizationId: string) =>
      (await page(asker, { organizationId })).nodes
        .map(({ total, needTimes }) => [total.currency, needTimes.map(({ id }) => id)] as const)
        .sort();
    const told = [
      ['CNY', stopping],
      ['EUR', []],
    ];
    expect(await needed(place.plantAdmin, place.plant)).toEqual(told);
    expect(await needed(place.root, place.plant)).toEqual(told);
    const hidden = [
      ['CNY', []],
      ['EUR', []],
    ];
    expect(await needed(place.schoolAdmin, place.school)).toEqual(hidden);
    for (const [index, id] of stopping.entries()) {
      const day = ['2027-03-04', '2027-03-05'][index] ?? '';
      await usedFrom(service, place, id, `${day}T09:00:00Z`, `${day}T10:00:00Z`);
    }
    expect(await needed(place.plantAdmin, place.plant)).toEqual(hidden);
  });

  it('viewerCan follows role, status and the end of the month in the zone of the provider', async () => {
    await used(lab, '2027-03-02');
    const can = async (asker: Person, organizationId: string) =>
      first((await page(asker, { organizationId })).nodes).viewerCan;
    const both = async () => [await can(place.plantAdmin, place.plant), await can(place.schoolAdmin, place.school)];
    service.clock.set('2027-03-31T21:59:59Z');
    expect(await both()).toEqual([['ADJUST'], []]);
    service.clock.set('2027-03-31T22:00:00Z');
    expect(await both()).toEqual([['ISSUE', 'ADJUST'], []]);
    const { statement } = await issue('2027-03-01');
    expect(await both()).toEqual([['ADJUST'], ['ACCEPT', 'DISPUTE']]);
    await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
    expect(await both()).toEqual([['SETTLE', 'ADJUST'], []]);
    expect(await can(place.root, place.plant)).toEqual([]);
  });

  it('disputed lines are counted while their disputes are open', async () => {
    await used(lab, '2027-03-02');
    await used(lab, '2027-03-03');
    service.clock.set('2027-04-01T08:00:00Z');
    const { statement } = await issue('2027-03-01');
    const disputed = async (): Promise<number> => {
      const document = `query ($id: ID!) { node(id: $id) { ... on Statement { disputedLines } } }`;
      return (await service.data<{ node: Statement }>(document, { id: statement.id }, place.schoolAdmin.token)).node
        .disputedLines;
    };
    expect(await disputed()).toBe(0);
    for (const { id: lineId } of statement.lines) {
      await settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId, reason: 'Not us.' });
    }
    expect(await disputed()).toBe(2);
  });

  it('statements are filtered by whether a line is in dispute', async () => {
    await used(lab, '2027-03-02');
    await used(dear, '2027-03-03');
    service.clock.set('2027-04-01T08:00:00Z');
    const { statement } = await issue('2027-03-01');
    const listed = (disputed: boolean) => months(place.plantAdmin, { organizationId: place.plant, disputed });
    const [paid, other] = ['2027-03-01 72.00 CNY', '2027-03-01 20.00 EUR'];
    expect(await listed(true)).toEqual([]);
    const lineId = first(statement.lines).id;
    await settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId, reason: 'Not us.' });
    expect([await listed(true), await listed(false)]).toEqual([[paid], [other]]);
    await settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '0', reason: 'It was.' });
    expect(await listed(true)).toEqual([]);
  });

  it('a correction names the later statement in which it stands', async () => {
    await used(lab, '2027-03-02');
    service.clock.set('2027-04-01T08:00:00Z');
    const { statement } = await issue('2027-03-01');
    const lineId = first(statement.lines).id;
    await settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '-36', reason: 'One hour.' });
    const document = `query ($id: ID!) {
      node(id: $id) { ... on StatementLine { statement { id } correctedBy { statement { from } } } }
    }`;
    const { node } = await service.data<{ node: StatementLine }>(document, { id: lineId }, place.schoolAdmin.token);
    expect(node).toEqual({ statement: { id: statement.id }, correctedBy: [{ statement: { from: '2027-04-01' } }] });
  });

  it('a page takes as many statements for many months as for few', async () => {
    await used(lab, '2027-03-02');
    const sent = () => sentBy(() => page(place.plantAdmin, { organizationId: place.plant }));
    await sent();
    const before = (await sent()).sort();
    for (const day of ['2027-04-02', '2027-05-02']) await used(lab, day);
    await sent();
    expect((await sent()).sort()).toEqual(before);
  });

  it.each<[string, string, () => Person, () => object]>([
    ['settlement', LIST, () => place.manager, () => ({ filter: { organizationId: place.plant } })],
    ['settlement', LIST, () => place.schoolAdmin, () => ({ filter: { organizationId: place.plant } })],
    ['settlement', LIST, () => place.plantAdmin, () => ({ filter: { organizationId: 'org_999999' } })],
    ['monthClose', CLOSE, () => place.schoolAdmin, () => ({ providerId: place.plant, month: '2027-03-01' })],
    ['monthClose', CLOSE, () => place.root, () => ({ providerId: 'org_999999', month: '2027-03-01' })],
  ])('%s is FORBIDDEN in the same words to others and of what does not exist', async (_, query, asker, variables) => {
    const { errors } = await service.graphql(query, variables(), asker().token);
    expect(errors.map(({ extensions, message }) => [extensions['code'], message])).toEqual([
      ['FORBIDDEN', expect.stringMatching(/^Only FINANCE or ADMIN of an organization may see/) as string],
    ]);
  });

  it.each<[string, () => object]>([
    [LIST, () => ({ filter: { organizationId: place.plant, month: '2027-03-02' } })],
    [CLOSE, () => ({ providerId: place.plant, month: '2027-03-31' })],
  ])('a month that is not a first day is BAD_USER_INPUT', async (query, variables) => {
    const { errors } = await service.graphql(query, variables(), place.plantAdmin.token);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('a platform admin sees the settlement of an organization without statements', async () => {
    const id = await verified(service, place.root, await person(service, 'Founder'), 'empty');
    expect(await months(place.root, { organizationId: id })).toEqual([]);
  });
});
