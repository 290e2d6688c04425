import pg from 'pg';
import { createDatabase } from '../support/database.js';

/** Raw SQL, past the service: what PostgreSQL itself refuses. */
describe('Agreements in raw SQL', () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  let proposal: Record<string, unknown>;
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    client = new pg.Client(database.url);
    await client.connect();
    const { rows: accounts } = await client.query<{ account_id: string }>(
      `insert into account (name, email, password_hash, created_at)
       values ('Ada', 'ada@example.org', 'x', '2027-03-01T08:00Z') returning account_id`,
    );
    const { rows: organizations } = await client.query<{ organization_id: string }>(
      `insert into organization (slug, name, kind, status, time_zone, registered_at)
       values ('plant', 'Plant', 'ENTERPRISE', 'VERIFIED', 'UTC', '2027-03-01T08:00Z'),
              ('school', 'School', 'SCHOOL', 'VERIFIED', 'UTC', '2027-03-01T08:00Z') returning organization_id`,
    );
    proposal = {
      provider_id: organizations[0]?.organization_id,
      consumer_id: organizations[1]?.organization_id,
      from_day: '2027-03-01',
      to_day: '2027-07-01',
      starts_at: '2027-03-01T00:00Z',
      ends_at: '2027-07-01T00:00Z',
      included_minutes: 60,
      discount_percent: '12.5',
      recorded_status: 'PROPOSED',
      proposed_by_side: 'PROVIDER',
      proposed_by: accounts[0]?.account_id,
      proposed_at: '2027-03-01T08:00Z',
    };
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const insert = (change: object) => {
    const row = { ...proposal, ...change };
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    return client.query(
      `insert into agreement (${Object.keys(row).join()}) values (${places.join()})`,
      Object.values(row),
    );
  };
  const accepted = () => ({ accepted_at: '2027-03-01T09:00Z', accepted_by: proposal['proposed_by'] });
  const ended = () => ({ ended_at: '2027-03-01T10:00Z', ended_by: proposal['proposed_by'] });

  it.each<[string, () => object]>([
    ['a proposal', () => ({})],
    ['an acceptance', () => ({ recorded_status: 'ACTIVE', ...accepted() })],
    ['an end', () => ({ recorded_status: 'ENDED', ...accepted(), ...ended(), end_reason: 'Moved' })],
    ['a refusal', () => ({ recorded_status: 'DECLINED', ...ended() })],
    ['all minutes drawn', () => ({ used_included_minutes: 60 })],
  ])('the database accepts %s', async (_, change) => {
    await expect(insert(change())).resolves.toMatchObject({ rowCount: 1 });
  });

  it.each<[string, () => object]>([
    ['agreement_of_two', () => ({ consumer_id: proposal['provider_id'] })],
    ['agreement_days_in_order', () => ({ to_day: '2027-03-01' })],
    ['agreement_term_not_empty', () => ({ ends_at: '2027-03-01T00:00Z' })],
    ['agreement_draws_what_is_included', () => ({ included_minutes: -1, used_included_minutes: -1 })],
    ['agreement_draws_what_is_included', () => ({ used_included_minutes: 61 })],
    ['agreement_draws_what_is_included', () => ({ used_included_minutes: -1 })],
    ['agreement_discount_in_range', () => ({ discount_percent: '100.01' })],
    ['agreement_discount_in_range', () => ({ discount_percent: '-0.01' })],
    ['agreement_names_resources', () => ({ resource_ids: [] })],
    ['agreement_names_resources', () => ({ resource_ids: [null] })],
    ['agreement_status_known', () => ({ recorded_status: 'SIGNED' })],
    ['agreement_side_known', () => ({ proposed_by_side: 'BOTH' })],
    ['agreement_accepted_by_somebody', () => ({ recorded_status: 'ACTIVE', accepted_at: '2027-03-01T09:00Z' })],
    ['agreement_ended_by_somebody', () => ({ recorded_status: 'DECLINED', ended_at: '2027-03-01T09:00Z' })],
    ['agreement_binds_once_accepted', () => ({ recorded_status: 'ACTIVE' })],
    ['agreement_binds_once_accepted', () => accepted()],
    ['agreement_over_once_ended', () => ({ recorded_status: 'ACTIVE', ...accepted(), ...ended() })],
    ['agreement_reason_of_an_end', () => ({ end_reason: 'Moved' })],
    ['agreement_reason_of_an_end', () => ({ recorded_status: 'DECLINED', ...ended(), end_reason: 'x'.repeat(2001) })],
  ])('the database refuses a row that breaks %s', async (constraint, change) => {
    await expect(insert(change())).rejects.toMatchObject({ constraint });
  });

  it('the planner inlines partnerships_of and uses its indexes', async () => {
    // Few rows tempt the planner to read whole tables; what matters is that the function is no black box to it.
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select * from partnerships_of('${String(proposal['proposed_by'])}', '2027-03-01T08:00Z')`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Function Scan');
    for (const index of ['membership_by_account', 'agreement_by_provider', 'agreement_by_consumer']) {
      expect(plan).toContain(index);
    }
  });
});
