const TABLES = ['booking', 'booking_item', 'allocation'];

// Primary keys stay: the rows come in their order. All else is built faster at the end, when all rows are there.
const findIndexes = `
  select indexname as name, null as "table", indexdef as definition from pg_indexes i
   where schemaname = 'public' and tablename = any ($1)
     and not exists (select 1 from pg_constraint c where c.conindid = format('%I.%I', schemaname, indexname)::regclass)`;

const findExclusions = `
  select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'x' and conrelid::regclass::text = any ($1)`;

/** Drops what is built at the end; answers how to. Building an exclusion constraint refuses rows that overlap. */
export async function withoutIndexes(client) {
  const indexes = (await client.query(findIndexes, [TABLES])).rows;
  const exclusions = (await client.query(findExclusions, [TABLES])).rows;
  for (const { name, table } of exclusions) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return async (progress) => {
    progress.begin('indexes', indexes.length + exclusions.length);
    for (const { name, table, definition } of exclusions) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      progress.step();
    }
    for (const { definition } of indexes) {
      await client.query(definition);
      progress.step();
    }
    progress.end();
  };
}
