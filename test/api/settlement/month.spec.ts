import pg from 'pg';
import { MONDAY, type Service, startService } from '../../support/app.js';
import { booked, pricedLab, publishRate, usedFrom } from '../../worlds/money.js';
import { act, codes, type Town, town } from '../../worlds/town.js';
import { join } from '../../worlds/places.js';
import { person, type Person } from '../../worlds/people.js';
import { balancesOf, settle, statementsOf } from '../../worlds/statements.js';
import type { Statement, StatementLine } from '../../worlds/schema.js';
import { first, nth } from '../../support/lists.js';

const amounts = (statement: Pick<Statement, 'lines'>) => statement.lines.map(({ amount }) => amount.amount);

/** The plant is in Prague, an hour ahead of UTC in March. */
describe('A monthly statement', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  let towns = 0;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365', SESSION_IDLE_DAYS: '365' });
    client = new pg.Client(service.databaseUrl);
    await client.connect();
  });
  beforeEach(async () => {
    service.clock.set(MONDAY);
    place = await town(service, `-${++towns}`);
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const month = (first: string) => ({
    providerId: place.plant,
    consumerId: place.school,
    currency: 'CNY',
    month: first,
  });
  const issue = (first = '2027-03-01', asker = place.plantAdmin) =>
    settle(service, asker, 'issueStatement', month(first));
  const all = (asker = place.schoolAdmin, organizationId = place.school) =>
    statementsOf(service, asker, organizationId);
  /** A use of two hours, 72.00, on a day. */
  const use = async (lab: string, day: string): Promise<string> => {
    const [startsAt, endsAt] = [`${day}T09:00:00Z`, `${day}T11:00:00Z`];
    const before = service.clock.now();
    const booking = await booked(service, place, lab, { startsAt, endsAt });
    service.clock.set(`${day}T23:30:00Z`);
    await usedFrom(service, place, booking, startsAt, endsAt);
    service.clock.set(Math.max(before, Date.parse(`${day}T23:30:00Z`)));
    return booking;
  };
  const issued = async () => {
    const lab = await pricedLab(service, place);
    await use(lab, '2027-03-02');
    await use(lab, '2027-03-03');
    service.clock.set('2027-04-01T06:00:00Z');
    const { statement } = await issue();
    return { lab, statement };
  };
  const ledger = async () => {
    const { rows } = await client.query<{ account: string; sum: string }>(
      `select account, sum(amount_minor) from ledger_posting where 'org_' || organization_id = $1
        group by account order by account`,
      [place.plant],
    );
    return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]));
  };

  it('has a line for each use and adds its total to the balance', async () => {
    const lab = await pricedLab(service, place);
    await use(lab, '2027-03-02');
    await use(lab, '2027-03-03');
    const statement = first(await all());
    expect(statement).toMatchObject({
      status: 'OPEN',
      from: '2027-03-01',
      to: '2027-04-01',
      total: { amount: '144.00', currency: 'CNY' },
      provider: { id: place.plant },
      consumer: { id: place.school },
    });
    expect(amounts(statement)).toEqual(['72.00', '72.00']);
    expect(statement.lines[0]?.description).toContain('2027-03-02 10:00 to 2027-03-02 12:00, completed');
    expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['144.00 CNY']);
    expect(await balancesOf(service, place.plantAdmin, place.plant)).toEqual(['144.00 CNY']);
    expect(await ledger()).toEqual({ INCOME: -14400, RECEIVABLE: 14400 });
  });

  it('has the bookings that start in its month in the time zone of the provider', async () => {
    const lab = await pricedLab(service, place);
    const booking = await booked(service, place, lab, {
      startsAt: '2027-03-31T22:30:00Z',
      endsAt: '2027-03-31T23:30:00Z',
    });
    service.clock.set('2027-04-02T00:00:00Z');
    await usedFrom(service, place, booking, '2027-03-31T22:30:00Z', '2027-03-31T23:30:00Z');
    // Summer time: 22:30 in UTC is 00:30 on 1 April in Prague.
    expect((await all()).map(({ from }) => from)).toEqual(['2027-04-01']);
  });

  it('cannot be issued before its month is over', async () => {
    const lab = await pricedLab(service, place);
    await use(lab, '2027-03-02');
    service.clock.set('2027-03-31T21:59:00Z');
    expect(codes(await issue())).toEqual(['PERIOD_NOT_OVER']);
    service.clock.set('2027-03-31T22:00:00Z');
    expect((await issue()).statement.status).toBe('ISSUED');
  });

  it('cannot be issued while bookings lack their times, and reports all reasons', async () => {
    const lab = await pricedLab(service, place);
    await booked(service, place, lab);
    service.clock.set('2027-03-03T00:00:00Z');
    expect(codes(await issue())).toEqual(['PERIOD_NOT_OVER', 'EXCEPTIONS_OPEN']);
    service.clock.set('2027-04-05T00:00:00Z');
    expect(codes(await issue())).toEqual(['EXCEPTIONS_OPEN']);
  });

  it('includes no-shows when it is issued, even if no job has recorded them', async () => {
    const lab = await pricedLab(service, place, { noShowFee: '20' }, { policy: { noShowAfterMinutes: 30 } });
    await booked(service, place, lab);
    service.clock.set('2027-04-05T00:00:00Z');
    const { statement } = await issue();
    expect(amounts(statement)).toEqual(['20.00']);
    expect(statement.lines[0]?.usage.outcome).toBe('NO_SHOW');
  });

  it('stays the same when it is issued again', async () => {
    const { statement } = await issued();
    expect((await issue()).statement).toEqual(statement);
  });

  it('a statement of a consumer that was suspended later can be issued', async () => {
    await use(await pricedLab(service, place), '2027-03-02');
    const suspend = `mutation ($input: OrganizationActionInput!) {
      suspendOrganization(input: $input) { organization { status } } }`;
    const { data } = await service.graphql(suspend, { input: { organizationId: place.school } }, place.root.token);
    expect(data.suspendOrganization.organization.status).toBe('SUSPENDED');
    service.clock.set('2027-04-01T06:00:00Z');
    expect((await issue()).statement).toMatchObject({ status: 'ISSUED', total: { amount: '72.00' } });
  });

  it('includes no-shows when it is looked up by its id', async () => {
    const lab = await pricedLab(service, place, { noShowFee: '20' }, { policy: { noShowAfterMinutes: 30 } });
    await booked(service, place, lab);
    await use(await pricedLab(service, place), '2027-03-01');
    const { id, total } = first(await all());
    expect(total.amount).toBe('72.00');
    service.clock.set('2027-03-02T09:30:00Z');
    const document = 'query ($id: ID!) { node(id: $id) { ... on Statement { total { amount } lines { id } } } }';
    const { data } = await service.graphql(document, { id }, place.schoolAdmin.token);
    expect(data.node).toMatchObject({ total: { amount: '92.00' }, lines: [{}, {}] });
  });

  it('an OPEN statement includes corrections in its lines and its total', async () => {
    await use(await pricedLab(service, place), '2027-03-02');
    const { lines } = first(await all());
    const input = { lineId: first(lines).id, amount: '-12', reason: 'Half an hour lost' };
    const { statement } = await settle(service, place.plantAdmin, 'adjustStatementLine', input);
    expect([statement.total.amount, amounts(statement)]).toEqual(['60.00', ['72.00', '-12.00']]);
  });

  it('an ISSUED statement stays unchanged, and later records go to the next month', async () => {
    const { lab, statement } = await issued();
    service.clock.set('2027-04-02T00:00:00Z');
    const [startsAt, endsAt] = ['2027-03-05T09:00:00Z', '2027-03-05T11:00:00Z'];
    const { booking } = await act(service, place.manager, 'requestBooking', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Recorded later',
      startsAt,
      endsAt,
    });
    await usedFrom(service, place, booking.id, startsAt, endsAt);
    const [april, march] = await all();
    expect(march).toEqual(statement);
    if (april === undefined) throw new Error('There is no statement of April');
    expect([april.from, april.status, amounts(april)]).toEqual(['2027-04-01', 'OPEN', ['72.00']]);
  });

  it('has one currency, and each currency has its own statement', async () => {
    const yen = await pricedLab(service, place, { currency: 'JPY', hourly: '500' });
    await use(yen, '2027-03-02');
    await use(await pricedLab(service, place), '2027-03-03');
    expect((await all()).map(({ total }) => total)).toEqual([
      { amount: '72.00', currency: 'CNY' },
      { amount: '1000', currency: 'JPY' },
    ]);
  });

  it('has a line for a use at a rate of 0, but none for a use without a rate', async () => {
    await use(await place.resource(), '2027-03-02');
    await use(await pricedLab(service, place, { hourly: '0' }), '2027-03-03');
    const statement = first(await all());
    expect(amounts(statement)).toEqual(['0.00']);
    expect(await ledger()).toEqual({});
  });

  it('is accepted by the consumer and then settled by the provider to a balance of 0.00', async () => {
    const { statement } = await issued();
    const input = { statementId: statement.id };
    expect(codes(await settle(service, place.plantAdmin, 'settleStatement', input))).toEqual(['WRONG_STATUS']);
    const accepted = await settle(service, place.schoolAdmin, 'acceptStatement', input);
    expect(accepted.statement.status).toBe('ACCEPTED');
    expect(codes(await settle(service, place.schoolAdmin, 'acceptStatement', input))).toEqual(['WRONG_STATUS']);
    const settled = await settle(service, place.plantAdmin, 'settleStatement', input);
    expect(settled.statement.status).toBe('SETTLED');
    expect(codes(await settle(service, place.plantAdmin, 'settleStatement', input))).toEqual(['WRONG_STATUS']);
    expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['0.00 CNY']);
    expect(await ledger()).toEqual({ INCOME: -14400, RECEIVABLE: 0, SETTLED: 14400 });
  });

  it('gets a number when it is issued and keeps it when it is issued again', async () => {
    const { statement } = await issued();
    const numbers = async () => {
      const document = 'query ($id: ID!) { statements(organizationId: $id) { status number } }';
      const { data } = await service.graphql(document, { id: place.school }, place.schoolAdmin.token);
      return data.statements.map(({ number }) => number);
    };
    expect(await numbers()).toEqual(['2027-000001']);
    const again = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: statement.from };
    expect(codes(await settle(service, place.plantAdmin, 'issueStatement', again))).toEqual([]);
    expect(await numbers()).toEqual(['2027-000001']);
  });

  it('an OPEN statement cannot be accepted', async () => {
    await use(await pricedLab(service, place), '2027-03-02');
    const statement = first(await all());
    const input = { statementId: statement.id };
    expect(codes(await settle(service, place.schoolAdmin, 'acceptStatement', input))).toEqual(['WRONG_STATUS']);
  });

  describe('disputed line', () => {
    const disputed = async () => {
      const { statement } = await issued();
      const line = first(statement.lines);
      const input = { lineId: line.id, reason: 'The lathe was broken' };
      const payload = await settle(service, place.schoolAdmin, 'disputeStatementLine', input);
      expect(codes(payload)).toEqual([]);
      return { statement: payload.statement, line };
    };
    const adjust = (lineId: string, amount: string, reason = 'Half of it', asker = place.plantAdmin) =>
      settle(service, asker, 'adjustStatementLine', { lineId, amount, reason });

    it('a statement with a disputed line cannot be accepted', async () => {
      const { statement } = await disputed();
      expect(statement.lines[0]).toMatchObject({ disputed: true, disputeReason: 'The lathe was broken' });
      const payload = await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
      expect(codes(payload)).toEqual(['DISPUTED']);
    });

    it('a correction is a line in the first open month that refers to the disputed line', async () => {
      const { statement, line } = await disputed();
      const adjusted = await adjust(line.id, '-36');
      expect(adjusted.statement).toMatchObject({ id: statement.id, total: { amount: '144.00' } });
      expect(adjusted.statement.lines[0]?.disputed).toBe(false);
      const april = first(await all());
      expect(april).toMatchObject({ from: '2027-04-01', status: 'OPEN', total: { amount: '-36.00' } });
      expect(april.lines).toEqual([
        expect.objectContaining({ amount: { amount: '-36.00' }, corrects: { id: line.id }, usage: null }),
      ]);
      expect(april.lines[0]?.description).toContain('Half of it');
      expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['108.00 CNY']);
      expect(await ledger()).toEqual({ INCOME: -10800, RECEIVABLE: 10800 });
      const accepted = await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
      expect(accepted.statement.status).toBe('ACCEPTED');
    });

    it('a statement can be accepted after a correction of 0 rejects the dispute', async () => {
      const { statement, line } = await disputed();
      expect(codes(await adjust(line.id, '0', 'It was not'))).toEqual([]);
      expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['144.00 CNY']);
      const accepted = await settle(service, place.schoolAdmin, 'acceptStatement', { statementId: statement.id });
      expect(accepted.statement.status).toBe('ACCEPTED');
    });

    it('a line can be disputed again only after an answer', async () => {
      const { line } = await disputed();
      const dispute = () =>
        settle(service, place.schoolAdmin, 'disputeStatementLine', { lineId: line.id, reason: 'Still' });
      expect(codes(await dispute())).toEqual(['WRONG_STATUS']);
      await adjust(line.id, '0', 'It was not');
      expect(codes(await dispute())).toEqual([]);
    });

    const history = async (id: string) => {
      const document = `query ($id: ID!) { node(id: $id) { ... on StatementLine {
        correctedBy { id amount { amount } corrects { id } }
        disputes { reason by { name } outcome answer answeredBy { name } correctedBy { id } } } } }`;
      return (await service.data<{ node: StatementLine }>(document, { id }, place.schoolAdmin.token)).node;
    };

    it('a line keeps the reason, people and outcome of each of its disputes', async () => {
      const { line } = await disputed();
      expect((await history(line.id)).disputes).toMatchObject([{ outcome: 'OPEN', answer: null, answeredBy: null }]);
      await adjust(line.id, '0', 'It was not');
      const again = { lineId: line.id, reason: 'It really was' };
      await settle(service, place.schoolAdmin, 'disputeStatementLine', again);
      await adjust(line.id, '-36', 'You are right');
      const { disputes, correctedBy } = await history(line.id);
      const correction = correctedBy.find(({ amount }) => amount.amount === '-36.00');
      expect(correction?.corrects).toEqual({ id: line.id });
      const [by, answeredBy] = [{ name: expect.any(String) }, { name: expect.any(String) }];
      expect(disputes).toEqual([
        {
          ...{ reason: 'The lathe was broken', by, outcome: 'REJECTED', answer: 'It was not', answeredBy },
          correctedBy: null,
        },
        {
          ...{ reason: 'It really was', by, outcome: 'ADJUSTED', answer: 'You are right', answeredBy },
          correctedBy: { id: correction?.id },
        },
      ]);
    });

    it('a line is corrected once by a request that is sent five times at once', async () => {
      const { line } = await disputed();
      const send = (amount: string) =>
        settle(service, place.plantAdmin, 'adjustStatementLine', {
          ...{ lineId: line.id, amount, reason: 'Half of it', idempotencyKey: 'half' },
        });
      const answers = await Promise.all(Array.from({ length: 5 }, () => send('-36')));
      expect(answers.flatMap(codes)).toEqual([]);
      expect(await balancesOf(service, place.schoolAdmin, place.school)).toEqual(['108.00 CNY']);
      expect(codes(await send('-37'))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    });

    it('a refused correction reports all errors at once', async () => {
      const { statement, line } = await disputed();
      const other = nth(statement.lines, 1);
      const refused = async (lineId: string, amount: string, reason: string) =>
        (await adjust(lineId, amount, reason)).userErrors.map((error) => [error.code, ...error.field]);
      expect(await refused(line.id, '-0.005', ' ')).toEqual([
        ['INVALID', 'amount'],
        ['INVALID', 'reason'],
      ]);
      expect(await refused(other.id, '0', 'Nothing')).toEqual([['INVALID', 'amount']]);
    });
  });

  it('allows each step only to ADMINs and FINANCE of the side that takes it', async () => {
    const { statement } = await issued();
    const line = first(statement.lines);
    const input = { statementId: statement.id };
    const finance = async (name: string, organization: string, admin: Person) => {
      const somebody = await person(service, name);
      await join(service, organization, admin, somebody, ['FINANCE']);
      return somebody;
    };
    const [theirs, ours] = [
      await finance(`Theirs-${towns}`, place.plant, place.plantAdmin),
      await finance(`Ours-${towns}`, place.school, place.schoolAdmin),
    ];
    expect(codes(await issue('2027-03-01', ours))).toEqual(['NOT_PERMITTED']);
    expect(codes(await issue('2027-03-01', theirs))).toEqual([]);
    expect(codes(await settle(service, theirs, 'acceptStatement', input))).toEqual(['NOT_PERMITTED']);
    expect(codes(await settle(service, place.coordinator, 'acceptStatement', input))).toEqual(['NOT_FOUND']);
    expect(codes(await settle(service, theirs, 'disputeStatementLine', { lineId: line.id, reason: 'No' }))).toEqual([
      'NOT_PERMITTED',
    ]);
    expect(
      codes(await settle(service, ours, 'adjustStatementLine', { lineId: line.id, amount: '1', reason: 'No' })),
    ).toEqual(['NOT_PERMITTED']);
    expect(codes(await settle(service, ours, 'acceptStatement', input))).toEqual([]);
    expect(codes(await settle(service, ours, 'settleStatement', input))).toEqual(['NOT_PERMITTED']);
    const ask = async (asker: Person) => {
      const document =
        'query ($id: ID!) { statements(organizationId: $id) { id } balances(organizationId: $id) { amount { amount } } }';
      const { errors } = await service.graphql(document, { id: place.school }, asker.token);
      return errors.map(({ extensions }) => extensions['code']);
    };
    expect(await ask(ours)).toEqual([]);
    expect(await ask(place.root)).toEqual([]);
    expect(await ask(place.coordinator)).toEqual(['FORBIDDEN']);
    expect(await ask(theirs)).toEqual(['FORBIDDEN']);
  });

  it('needs the first day of a month and known organizations to be issued', async () => {
    expect(codes(await issue('2027-03-02'))).toEqual(['INVALID']);
    const unknown = { ...month('2027-03-01'), consumerId: 'org_999' };
    expect(codes(await settle(service, place.plantAdmin, 'issueStatement', unknown))).toEqual(['NOT_FOUND']);
  });

  describe('files', () => {
    const file = (id: string, format: string, asker: Person | null = place.schoolAdmin) => {
      const request = service.http.get(`/statements/${id}.${format}`).buffer(true);
      if (asker !== null) request.set('authorization', `Bearer ${asker.token}`);
      return request;
    };

    it('the CSV of a statement has a row with the fingerprint for each line', async () => {
      const { statement } = await issued();
      const answer = await file(statement.id, 'csv');
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      const [names = '', ...lines] = answer.text.trimEnd().split('\r\n');
      expect(names.startsWith('\uFEFFprovider,consumer,month')).toBe(true);
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(',2027-03-02T10:00,2027-03-02T12:00,COMPLETED,1,120,120,120,72.00,CNY,');
      expect(lines.every((line) => line.endsWith(statement.fingerprint))).toBe(true);
    });

    it('the CSV of a statement escapes a formula in a resource name', async () => {
      const lab = await pricedLab(service, place, {}, { name: '=HYPERLINK("http://example.org")' });
      await use(lab, '2027-03-02');
      const statement = first(await all());
      expect((await file(statement.id, 'csv')).text).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    });

    it('the files of a statement are available only to people who may see it', async () => {
      const { statement } = await issued();
      expect((await file(statement.id, 'csv', null)).status).toBe(401);
      expect((await file(statement.id, 'csv', place.coordinator)).status).toBe(404);
      expect((await file('stm_1_0', 'pdf')).status).toBe(404);
      expect((await file(statement.id, 'exe')).status).toBe(404);
    });
  });

  it('has a fingerprint that changes only with its lines', async () => {
    const lab = await pricedLab(service, place);
    await use(lab, '2027-03-02');
    const before = first(await all());
    expect((await all())[0]?.fingerprint).toBe(before.fingerprint);
    await use(lab, '2027-03-03');
    const after = first(await all());
    expect(after.fingerprint).not.toBe(before.fingerprint);
    service.clock.set('2027-04-01T06:00:00Z');
    expect((await issue()).statement.fingerprint).toBe(after.fingerprint);
  });

  it('charges the quoted price when rates change later', async () => {
    const lab = await pricedLab(service, place);
    const [startsAt, endsAt] = ['2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z'];
    const booking = await booked(service, place, lab, { startsAt, endsAt });
    await publishRate(service, place.plantAdmin, {
      resourceId: lab,
      hourly: '99',
      effectiveFrom: '2027-03-01T00:00:00Z',
    });
    service.clock.set('2027-03-03T00:00:00Z');
    await usedFrom(service, place, booking, startsAt, endsAt);
    expect(amounts(first(await all()))).toEqual(['72.00']);
  });
});
