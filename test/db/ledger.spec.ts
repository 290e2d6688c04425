import pg from 'pg';
import { createDatabase } from '../support/database.js';

const AT = '2027-03-02T12:00:00Z';

/** Raw SQL, past the service: what PostgreSQL itself refuses of the books. */
/** The number and the names that an issued statement has. */
const NUMBERED = `number_year = 2027, number_in_year = 1, provider_name = 'Plant', consumer_name = 'School'`;

describe('The ledger in raw SQL', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  let line: string;
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    client = new pg.Client(database.url);
    await client.connect();
    await client.query(
      `insert into organization (slug, name, kind, status, time_zone, registered_at)
       values ('plant', 'Plant', 'ENTERPRISE', 'VERIFIED', 'UTC', '${AT}'), ('school', 'School', 'SCHOOL', 'VERIFIED', 'UTC', '${AT}')`,
    );
    await client.query(
      `insert into account (account_id, name, email, password_hash, created_at)
       values ('00000000-0000-0000-0000-000000000001', 'Ann', 'ann@example.org', 'x', '${AT}')`,
    );
    await client.query(`
      insert into site (organization_id, name, time_zone, created_at) values (1, 'Site', 'UTC', '${AT}')`);
    await client.query(`
      with capacity as (
        insert into capacity (organization_id, exclusive, units, calendar_id)
        values (1, true, 1, opening_calendar_of(1, 'UTC', '[]')) returning resource_id)
      insert into resource (organization_id, resource_id, site_id, code, name, kind, status, audience, created_at)
      select 1, c.resource_id, s.site_id, 'L1', 'Lathe', 'EQUIPMENT', 'LISTED', 'EVERYONE', '${AT}'
        from capacity c cross join site s`);
    await client.query(`
      insert into rate (organization_id, resource_id, audience, effective_from, hourly, currency, steps, bands, basis,
                        published_by, published_at)
      select 1, resource_id, 'EVERYONE', '${AT}', 36, 'CNY', '[]', '[]', 'RESERVED',
             '00000000-0000-0000-0000-000000000001', '${AT}' from resource`);
    line = await used('7200');
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  /** A use of two hours in March that costs so much; answers the id of its line. */
  async function used(minor: string, month = '2027-03-01', localStart = '2027-03-02T09:00'): Promise<string> {
    await client.query(
      `with booking as (
         insert into booking (organization_id, booking_id, consumer_id, booked_by, title, starts_at, ends_at,
                              recorded_status, check_in_opens_minutes, created_at, checked_in_at, checked_out_at)
         values (1, uuidv7(), 2, '00000000-0000-0000-0000-000000000001', 'Lesson', '2027-03-02T09:00Z',
                 '2027-03-02T11:00Z', 'COMPLETED', 15, '${AT}', '2027-03-02T09:00Z', '2027-03-02T11:00Z')
         returning booking_id)
       insert into usage_record (organization_id, booking_id, resource_id, consumer_id, outcome, units, starts_at, ends_at,
                                 used_from, used_to, reserved_minutes, used_minutes, billable_minutes, rate_id,
                                 included_minutes, charge_minor, charge_currency, parts, recorded_at, month, local_starts_at,
                                 local_ends_at)
       select 1, b.booking_id, r.resource_id, 2, 'COMPLETED', 1, '2027-03-02T09:00Z', '2027-03-02T11:00Z',
              '2027-03-02T09:00Z', '2027-03-02T11:00Z', 120, 120, 120, t.rate_id, 0, $1, 'CNY', '[]', '${AT}', $2, $3,
              '2027-03-02T11:00'
         from booking b cross join resource r cross join rate t`,
      [minor, month, localStart],
    );
    const { rows } = await client.query<{ line_id: string }>(
      'select line_id from statement_line order by line_id desc',
    );
    return rows[0]?.line_id ?? '';
  }

  async function refused(sql: string): Promise<string | undefined> {
    await client.query('begin');
    try {
      await client.query(sql);
      await client.query('set constraints all immediate');
      return undefined;
    } catch (error) {
      return (error as { constraint?: string }).constraint;
    } finally {
      await client.query('rollback');
    }
  }
  const transaction = (postings: string) => `
    with t as (
      insert into ledger_transaction (organization_id, kind, consumer_id, currency, idempotency_key, posted_at)
      values (1, 'USAGE', 2, 'CNY', 'raw', '${AT}') returning transaction_id)
    insert into ledger_posting (organization_id, transaction_id, account, amount_minor)
    select 1, t.transaction_id, p.account, p.amount from t cross join (values ${postings}) as p (account, amount)`;

  it('the ledger accepts balanced transactions', async () => {
    expect(await refused(transaction(`('RECEIVABLE', 10), ('INCOME', -10)`))).toBeUndefined();
  });

  it.each([
    ['an unbalanced transaction', transaction(`('RECEIVABLE', 10), ('INCOME', -9)`), 'ledger_transaction_balances'],
    ['a single posting', transaction(`('RECEIVABLE', 10)`), 'ledger_transaction_balances'],
    [
      'a transaction without postings',
      `insert into ledger_transaction (organization_id, kind, consumer_id, currency, idempotency_key, posted_at)
       values (1, 'USAGE', 2, 'CNY', 'raw', '${AT}')`,
      'ledger_transaction_balances',
    ],
    ['a posting of zero', transaction(`('RECEIVABLE', 0), ('INCOME', 0)`), 'ledger_posting_whole_and_not_zero'],
    ['parts of a cent', transaction(`('RECEIVABLE', 0.5), ('INCOME', -0.5)`), 'ledger_posting_whole_and_not_zero'],
    [
      'a posting into an earlier transaction',
      `insert into ledger_posting (organization_id, transaction_id, account, amount_minor)
       select organization_id, transaction_id, 'SETTLED', 1 from ledger_transaction`,
      'ledger_posting_with_its_transaction',
    ],
    [
      'a repeated record',
      `select post_amount(1, 2, 'CNY', 'USAGE', (select idempotency_key from ledger_transaction), null,
                          'RECEIVABLE', 'INCOME', 5, '${AT}')`,
      'ledger_transaction_once',
    ],
    [
      'an adjustment without a reason',
      `select post_amount(1, 2, 'CNY', 'ADJUSTMENT', 'raw', ' ', 'RECEIVABLE', 'INCOME',
                          5, '${AT}')`,
      'ledger_transaction_reasoned',
    ],
    ['another amount', 'update ledger_posting set amount_minor = amount_minor * 2', 'ledger_posting_append_only'],
    ['forgetting', 'delete from ledger_transaction', 'ledger_transaction_append_only'],
    ['forgetting everything', 'truncate ledger_posting cascade', 'ledger_posting_not_truncated'],
    ['another line', 'update statement_line set amount_minor = 0', 'statement_line_append_only'],
    [
      'a statement that goes back in time',
      `update statement set status = 'SETTLED', issued_at = now(), accepted_at = now(),
       settled_at = now(), issued_by = '00000000-0000-0000-0000-000000000001',
       accepted_by = '00000000-0000-0000-0000-000000000001', settled_by = '00000000-0000-0000-0000-000000000001'`,
      'statement_goes_forward',
    ],
    [
      'a line with another amount than its use',
      `insert into statement_line (organization_id, statement_id, usage_id, amount_minor, description, posted_at)
       select organization_id, statement_id, usage_id, amount_minor + 1, 'Dearer', '${AT}' from statement_line`,
      'statement_line_fits',
    ],
    [
      'a correction in another currency',
      `insert into statement_line (organization_id, statement_id, corrects_line_id, amount_minor, description, posted_at)
       select 1, open_statement(1, 2, 'JPY', '2027-03-01'), line_id, 1, 'In yen', '${AT}' from statement_line`,
      'statement_line_fits',
    ],
    [
      'a correction that is not posted',
      `insert into statement_line (organization_id, statement_id, corrects_line_id, amount_minor, description, posted_at)
       select organization_id, statement_id, line_id, 1, 'Unposted', '${AT}' from statement_line`,
      'statement_line_is_posted',
    ],
    [
      'a payment that is not posted',
      ['issued', 'accepted', 'settled']
        .map(
          (step) => `update statement set status = '${step.toUpperCase()}', ${step}_at = '${AT}',
                            ${step}_by = '00000000-0000-0000-0000-000000000001', ${NUMBERED}`,
        )
        .join(';'),
      'statement_settled_is_posted',
    ],
    [
      'an issued statement without a number',
      `update statement set status = 'ISSUED', issued_at = '${AT}', issued_by = '00000000-0000-0000-0000-000000000001'`,
      'statement_numbered_when_issued',
    ],
    [
      'a change of the sides on an issued statement',
      `update statement set status = 'ISSUED', issued_at = '${AT}', issued_by = '00000000-0000-0000-0000-000000000001',
              ${NUMBERED};
       update statement set status = 'ACCEPTED', accepted_at = '${AT}', provider_name = 'Other',
              accepted_by = '00000000-0000-0000-0000-000000000001'`,
      'statement_goes_forward',
    ],
    ['the deletion of all disputes', 'truncate statement_dispute', 'statement_dispute_not_truncated'],
    [
      'a dispute of an open statement',
      `insert into statement_dispute (organization_id, line_id, reason, raised_at, raised_by)
       select organization_id, line_id, 'No', '${AT}', '00000000-0000-0000-0000-000000000001' from statement_line`,
      'statement_dispute_of_issued',
    ],
  ])('the ledger refuses %s', async (_, sql, constraint) => {
    expect(await refused(sql)).toBe(constraint);
  });

  it.each([
    ['a month that is not that of the start', ['7200', '2027-05-01'], 'usage_record_month_of_its_start'],
    ['a month that begins in its middle', ['7200', '2027-03-02'], 'usage_record_month_of_its_start'],
    ['local times of another day', ['7200', '2027-03-01', '2027-03-04T09:00'], 'usage_record_local_times'],
  ] as const)('the ledger refuses a use with %s', async (_, [minor, month, localStart], constraint) => {
    await expect(used(minor, month, localStart)).rejects.toMatchObject({ constraint });
  });

  it('the ledger puts a use of an issued month into the next month', async () => {
    const { rows: before } = await client.query<{ statement_id: string }>('select statement_id from statement');
    await client.query(`update statement set status = 'ISSUED', issued_at = '${AT}',
                               issued_by = '00000000-0000-0000-0000-000000000001', ${NUMBERED}`);
    const late = await used('100');
    const { rows } = await client.query<{ line_id: string; month: string }>(
      'select l.line_id, s.month::text from statement_line l join statement s using (organization_id, statement_id) order by l.line_id',
    );
    expect(rows).toEqual([
      { line_id: line, month: '2027-03-01' },
      { line_id: late, month: '2027-04-01' },
    ]);
    const into = `insert into statement_line (organization_id, statement_id, corrects_line_id, amount_minor, description, posted_at)
                  values (1, '${before[0]?.statement_id}', '${line}', 1, 'Late', '${AT}')`;
    expect(await refused(into)).toBe('statement_line_into_open');
  });
});
