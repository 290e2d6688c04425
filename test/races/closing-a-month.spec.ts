import pg from 'pg';
import { accountOf, booked, pricedLab } from '../worlds/money.js';
import { act, type Town, town } from '../worlds/town.js';
import { settle, statementsOf } from '../worlds/statements.js';
import { MONDAY, type Service, startService } from '../support/app.js';
import { first } from '../support/lists.js';

const BOOKINGS = 40;
const ISSUERS = 12;

const cents = (amount: string): number => Math.round(Number(amount) * 100);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Forty clients finish, miss and call off bookings, while others close the month again and again. */
describe('Closing a month while bookings end', () => {
  let service: Service;
  let beside: Service;
  let place: Town;
  let client: pg.Client;
  let bookings: string[];
  let issued: { id: string; fingerprint: string }[];

  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365', DEAR_REQUESTS_AT_ONCE: '0' });
    beside = await startService({ SESSION_DAYS: '365', DEAR_REQUESTS_AT_ONCE: '0' }, service);
    service.clock.set(MONDAY);
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    const terms = { noShowFee: '20', lateCancellationFee: '10' };
    const lab = await pricedLab(service, place, terms, { units: 12, policy: { cancellationNoticeMinutes: 60 } });
    bookings = [];
    for (let index = 0; index < BOOKINGS; index++) bookings.push(await booked(service, place, lab, periodOf(index)));
    service.clock.set('2027-04-01T00:00:00Z');
    issued = await everythingAtOnce();
  });
  afterAll(async () => {
    await client.end();
    await beside.stop();
    await service.stop();
  });

  /** The period of a booking; one that is cancelled is not over yet, though its month is. */
  function periodOf(index: number) {
    if (index % 4 === 2) return { startsAt: '2027-03-31T20:00:00Z', endsAt: '2027-04-01T02:00:00Z' };
    const day = String(2 + (index % 20)).padStart(2, '0');
    return { startsAt: `2027-03-${day}T09:00:00Z`, endsAt: `2027-03-${day}T${index % 2 === 0 ? '11' : '10'}:00:00Z` };
  }

  async function end(bookingId: string, index: number): Promise<void> {
    const on = index % 2 === 0 ? service : beside;
    if (index % 4 === 3) {
      await act(on, place.manager, 'markNoShow', { bookingId });
    } else if (index % 4 === 2) {
      await act(on, place.coordinator, 'cancelBooking', { bookingId, reason: 'Ill' });
    } else {
      const { startsAt, endsAt } = periodOf(index);
      await act(on, place.manager, 'checkInBooking', { bookingId, at: startsAt });
      await act(on, place.manager, 'checkOutBooking', { bookingId, at: endsAt });
    }
  }

  async function everythingAtOnce() {
    const month = { providerId: place.plant, consumerId: place.school, currency: 'CNY', month: '2027-03-01' };
    const seen: { id: string; fingerprint: string }[] = [];
    const issue = async (on: Service) => {
      const { statement } = await settle(on, place.plantAdmin, 'issueStatement', month);
      if (statement !== null) seen.push(statement);
    };
    await Promise.all([
      ...bookings.map(end),
      ...Array.from({ length: ISSUERS }, (_, index) => issue(index % 2 === 0 ? service : beside)),
    ]);
    await Promise.all([issue(service), issue(beside), issue(service)]);
    return seen;
  }

  const statements = () => statementsOf(service, place.schoolAdmin, place.school);

  it('closing a month issues one statement, which reads the same for everybody', () => {
    expect(issued.length).toBeGreaterThanOrEqual(3);
    expect(new Set(issued.map(({ id, fingerprint }) => `${id} ${fingerprint}`)).size).toBe(1);
  });

  it('an issued statement never changes', async () => {
    const march = (await statements()).find(({ from }) => from === '2027-03-01');
    expect(march).toMatchObject({ status: 'ISSUED', fingerprint: issued[0]?.fingerprint });
  });

  it('a statement has one line for each use', async () => {
    const lines = (await statements()).flatMap((statement) => statement.lines);
    const uses = lines.map(({ usage }) => usage?.id);
    expect(new Set(uses).size).toBe(BOOKINGS);
    expect(uses).toHaveLength(BOOKINGS);
  });

  it('a statement charges the fee of each booking', async () => {
    const charges = await Promise.all(
      bookings.map(async (id) => {
        const { usage } = await accountOf(service, place.schoolAdmin, id);
        return cents(first(usage).charge.amount);
      }),
    );
    const lines = (await statements()).flatMap((statement) => statement.lines);
    expect(sumOf(lines.map(({ amount }) => cents(amount.amount)))).toBe(sumOf(charges));
    // 10 of two hours and 10 of one, 10 called off late and 10 missed.
    expect(sumOf(charges)).toBe(10 * 7200 + 10 * 3600 + 10 * 1000 + 10 * 2000);
  });

  it('the ledger stays balanced', async () => {
    const { rows } = await client.query<{ account: string; sum: string }>(
      'select account, sum(amount_minor) from ledger_posting group by account order by account',
    );
    expect(rows).toEqual([
      { account: 'INCOME', sum: '-138000' },
      { account: 'RECEIVABLE', sum: '138000' },
    ]);
  });
});
