import pg from 'pg';
import { createDatabase } from '../support/database.js';

describe('Platform admins in the database', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createDatabase();
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const insert = async (email: string, isAdmin: boolean, isDemo = false): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(
      `insert into account (name, email, password_hash, is_platform_admin, is_demo, created_at)
       values ('Somebody', $1, 'x', $2, $3, now()) returning account_id as id`,
      [email, isAdmin, isDemo],
    );
    return rows[0]?.id ?? '';
  };
  const constraintOf = async (sql: string, values: unknown[] = []): Promise<string | null> =>
    client.query(sql, values).then(
      () => null,
      (error: unknown) => (error as { constraint: string }).constraint,
    );

  it('a database may have no platform admin', async () => {
    await insert('nobody@example.org', false);
    expect(await constraintOf(`update account set name = 'Else'`)).toBeNull();
  });

  it('a demo account may be deleted although it is the last platform admin', async () => {
    const id = await insert('demo@example.org', true, true);
    expect(await constraintOf('update account set is_platform_admin = false where account_id = $1', [id])).toBeNull();
  });

  it('the last enabled platform admin cannot be deleted, disabled or demoted', async () => {
    const id = await insert('root@example.org', true);
    const kept = 'account_platform_admin_remains';
    expect(await constraintOf('update account set is_platform_admin = false where account_id = $1', [id])).toBe(kept);
    expect(
      await constraintOf(
        `update account set disabled_at = now(), disabled_by = $1, disabled_reason = 'x' where account_id = $1`,
        [id],
      ),
    ).toBe(kept);
    expect(await constraintOf('delete from account where account_id = $1', [id])).toBe(kept);
  });

  it('a closed account keeps neither address nor password', async () => {
    const id = await insert('closing@example.org', false);
    expect(await constraintOf('update account set closed_at = now() where account_id = $1', [id])).toBe(
      'account_closed_is_blank',
    );
    expect(await constraintOf(`update account set email = null where account_id = $1`, [id])).toBe(
      'account_email_unless_closed',
    );
  });
});
