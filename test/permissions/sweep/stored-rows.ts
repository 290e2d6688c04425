import pg from 'pg';

/** Tables that count or remember how the API is used, and so change with every request. */
export const COUNTING = ['session', 'operation_allowance', 'sign_in_failure', 'refused_demand'];

/** A hash of all rows of each table, with the transaction that wrote each row: writing the same again changes it too. */
export async function storedRows(databaseUrl: string, without: readonly string[]): Promise<Record<string, string>> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1) order by 1`,
    [without],
  );
  const stored: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t.xmin || t::text, '|' order by t::text)), '') as hash
         from "${name}" t`,
    );
    stored[name] = rows[0]?.hash ?? '';
  }
  await client.end();
  return stored;
}
