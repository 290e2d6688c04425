import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { act, ADMIN, bookMarch, type March } from './accounts-of-a-month.js';
import { eventually, ownersOfProcesses, query } from './launcher.js';
import { freePort, StartedService } from './started-service.js';
import type { Root } from '../support/app.js';

const CLIENTS = 6;

const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
chmodSync(folder, 0o755);

interface Deed {
  readonly mutation: 'checkInBooking' | 'checkOutBooking' | 'cancelBooking';
  readonly bookingId: string;
  /** Sent before, and nobody answered. */
  tried: boolean;
}

/** The database and the service are killed while bookings are checked out, missed and called off, and months issued. */
describe('A service that is killed while it settles a month', () => {
  let port: number;
  let service: StartedService;
  let token = '';
  let march: March;
  let waiting: Deed[];
  let done = 0;
  let unanswered = 0;
  const refused: string[] = [];
  const issued = new Map<string, Set<string>>();
  let loading = true;

  /** Its clock starts anew with it, so each start is later than the one before. */
  const start = async (clock: string) => {
    const settings = {
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      SESSION_DAYS: '365',
      SESSION_IDLE_DAYS: '365',
    };
    service = new StartedService(folder, port, { ...settings, RATE_LIMIT_PER_MINUTE: '0', CLOCK_START: clock });
    await service.ready(60);
  };

  async function take(deed: Deed): Promise<void> {
    const { mutation, bookingId } = deed;
    const extra =
      mutation === 'cancelBooking' ? { reason: 'Ill' } : { at: await timeOf(bookingId, mutation === 'checkInBooking') };
    const { userErrors } = await act(service, token, mutation, { bookingId, ...extra });
    // A step that was done without an answer cannot be done again.
    const codes = userErrors.map(({ code }) => code);
    if (codes.length > 0 && !(deed.tried && codes.join() === 'WRONG_STATUS')) {
      refused.push(`${mutation}: ${codes.join()}`);
    }
  }

  /** Some come late, some stay longer. */
  async function timeOf(id: string, first: boolean): Promise<string> {
    const { booking } = await service.graphql(
      'query ($id: ID!) { booking(id: $id) { startsAt endsAt } }',
      { id },
      token,
    );
    const at = Date.parse(first ? booking.startsAt : booking.endsAt) + (id.charCodeAt(id.length - 1) % 7) * 60_000;
    return new Date(at).toISOString();
  }

  async function client() {
    for (let deed = waiting.shift(); deed !== undefined; deed = waiting.shift()) {
      try {
        await take(deed);
        done++;
        if (deed.mutation === 'checkInBooking') waiting.push({ ...deed, mutation: 'checkOutBooking', tried: false });
      } catch {
        unanswered++;
        waiting.push({ ...deed, tried: true });
        await pause(100);
      }
    }
  }

  const issue = async (consumerId: string) => {
    const month = { providerId: march.plant, consumerId, currency: 'CNY', month: '2031-03-01' };
    const { statement } = await act(service, token, 'issueStatement', month);
    if (statement === null) return;
    issued.set(statement.id, (issued.get(statement.id) ?? new Set()).add(statement.fingerprint));
  };

  /** Reads all uses, and closes the month, which writes its no-shows. */
  async function onlooker() {
    const pages = `query ($plant: ID!, $after: String) { bookings(filter: { providerId: $plant }, first: 7, after: $after) {
      pageInfo { endCursor } nodes { usage { id } } } }`;
    let after: string | null = null;
    while (loading) {
      try {
        const { bookings }: Root = await service.graphql(pages, { plant: march.plant, after }, token);
        after = bookings.pageInfo.endCursor;
        if (done > 20) for (const consumer of [march.school, march.college]) await issue(consumer);
      } catch {
        unanswered++;
        await pause(100);
      }
    }
  }

  const deeds = (ids: readonly string[], mutation: Deed['mutation']): Deed[] =>
    ids.map((bookingId) => ({ mutation, bookingId, tried: false }));

  beforeAll(async () => {
    port = await freePort();
    await start('2031-03-03T08:00:00Z');
    token = (await act(service, null, 'signIn', ADMIN)).accessToken;
    march = await bookMarch(service, token);
    await service.end('SIGTERM');
    await start('2031-04-01T00:30:00Z');
    waiting = [...deeds(march.used, 'checkInBooking'), ...deeds(march.late, 'cancelBooking')];
    const onlookers = Promise.all([onlooker(), onlooker()]);
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    await eventually(() => expect(done).toBeGreaterThan(40), 60);
    process.kill(service.serverPid, 'SIGKILL');
    await eventually(() => expect(service.output).toContain('runs again, with the same data'), 30);
    await eventually(() => expect(done).toBeGreaterThan(110), 60);
    await service.end('SIGKILL');
    await start('2031-04-01T01:30:00Z');
    await clients;
    loading = false;
    await onlookers;
    // A client without an answer put its booking back, perhaps after the last of the others had gone.
    await client();
    for (const consumer of [march.school, march.college]) await issue(consumer);
  }, 240_000);

  afterAll(async () => {
    await service.end('SIGTERM');
    await eventually(async () => expect(await ownersOfProcesses(folder)).toEqual([]));
    rmSync(folder, { recursive: true });
  }, 60_000);

  const rows = async (sql: string) => query<object>(await service.databaseUrl(), sql);

  it('the killed service left requests unanswered and refused only what it had already done', () => {
    expect(unanswered).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  it('all uses, no-shows and late cancellations are recorded after the kill', async () => {
    const expected = [
      { recorded_status: 'CANCELLED', bookings: String(march.late.length), records: String(march.late.length) },
      { recorded_status: 'COMPLETED', bookings: String(march.used.length), records: String(2 * march.used.length) },
      // Half of those that nobody came to are of two resources.
      { recorded_status: 'NO_SHOW', bookings: String(march.missed.length), records: String(1.5 * march.missed.length) },
    ];
    const found = await rows(`
      select b.recorded_status, count(distinct b.booking_id)::text as bookings, count(u.usage_id)::text as records
        from booking b left join usage_record u using (organization_id, booking_id) group by 1 order by 1`);
    expect(found).toEqual(expected);
  });

  it('each booking and resource has one record', async () => {
    const wrong = await rows(`
      select i.booking_id, i.resource_id, count(u.usage_id) from booking_item i
        left join usage_record u using (organization_id, booking_id, resource_id) group by 1, 2 having count(u.usage_id) <> 1`);
    expect(wrong).toEqual([]);
  });

  it('each record has one line and one posting of its fee', async () => {
    const wrong = await rows(`
      select u.usage_id, u.charge_minor, count(l.line_id), count(p.account) from usage_record u
        left join statement_line l on l.organization_id = u.organization_id and l.usage_id = u.usage_id
         and l.amount_minor = u.charge_minor
        left join ledger_transaction t on t.organization_id = u.organization_id
         and t.idempotency_key = 'usage ' || u.usage_id
        left join ledger_posting p on p.organization_id = t.organization_id and p.transaction_id = t.transaction_id
         and p.account = 'RECEIVABLE' and p.amount_minor = u.charge_minor
       group by 1, 2 having count(l.line_id) <> 1 or count(p.account) <> case u.charge_minor when 0 then 0 else 1 end`);
    expect(wrong).toEqual([]);
    const counts = await rows(`
      select (select count(*) from usage_record) = (select count(*) from statement_line) as a_line_each,
             (select count(*) from usage_record where charge_minor <> 0) = (select count(*) from ledger_transaction)
               as a_transaction_each`);
    expect(counts).toEqual([{ a_line_each: true, a_transaction_each: true }]);
  });

  it('the ledger is balanced after the kill', async () => {
    const wrong = await rows(`
      select t.transaction_id, sum(p.amount_minor) from ledger_transaction t
        left join ledger_posting p using (organization_id, transaction_id)
       group by 1 having sum(p.amount_minor) is distinct from 0`);
    expect(wrong).toEqual([]);
  });

  it('the agreement has drawn the included minutes of the records', async () => {
    const [agreement] = await rows(`
      select a.used_included_minutes <= a.included_minutes as within,
             a.used_included_minutes = (select sum(d.minutes) from included_draw d where d.agreement_id = a.agreement_id)
               as drawn,
             a.used_included_minutes = (select sum(u.included_minutes) from usage_record u
                                         where u.agreement_id = a.agreement_id) as recorded
        from agreement a`);
    expect(agreement).toEqual({ within: true, drawn: true, recorded: true });
  });

  it('each month is issued once and never changes', async () => {
    expect([...issued.values()].map(({ size }) => size)).toEqual([1, 1]);
    const query = 'query ($id: ID!) { node(id: $id) { ... on Statement { status fingerprint } } }';
    for (const [id, fingerprints] of issued) {
      const { node } = await service.graphql(query, { id }, token);
      expect(node).toEqual({ status: 'ISSUED', fingerprint: [...fingerprints][0] });
    }
  });
});
