import pg from 'pg';
import { migrate } from '../../dist/src/platform/db/data-source.js';
import { progressOn } from '../../dist/src/timetables/progress.js';
import { Failure } from '../../scripts/failure.mjs';
import { iso, ownTimeFrom } from '../calendar.mjs';
import { fillBookings } from './bookings.mjs';
import { withoutIndexes } from './indexes.mjs';
import { fillPlaces } from './places.mjs';
import { orphanedRows, overbookedInstants } from './sweep.mjs';

/** Told of a world when it is whole; the number is that of its kind, so that one of an older kind is built anew. */
const COMPLETE = 'complete 4';

async function connected(url) {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  return client;
}

async function fill(client, sizes) {
  const progress = progressOn(process.stderr);
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
  await fillPlaces(client, sizes);
  const buildIndexes = await withoutIndexes(client);
  await client.query('analyze');
  await fillBookings(client, sizes, progress);
  await buildIndexes(progress);
  await recount(client);
  await client.query('vacuum (analyze)');
  const [overbooked, orphaned] = [await overbookedInstants(client, null), await orphanedRows(client)];
  if (overbooked + orphaned > 0) {
    throw new Failure(
      `The world is wrong: ${overbooked} overbooked instants, ${orphaned} rows without what they name.`,
    );
  }
}

/** Counts anew what triggers count while they do not rest. */
async function recount(client) {
  await client.query('delete from booking_tally');
  await client.query(`
    insert into booking_tally (organization_id, side, status, change)
    select s.organization_id, s.side, case when expiry_told then 'EXPIRED' else recorded_status end, count(*)
      from booking b
     cross join lateral (values (b.organization_id, 'PROVIDER'), (b.consumer_id, 'CONSUMER')) s (organization_id, side)
     group by 1, 2, 3`);
  await client.query('delete from listed_skill');
  await client.query(`
    insert into listed_skill (scope, audience, folded, skill, resources)
    select k.scope, k.audience, k.folded, k.skill, count(*)
      from resource r
     cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) k
     group by 1, 2, 3, 4`);
}

/** Takes away what an earlier run has booked. */
async function restore(client) {
  await client.query('truncate idempotency_key, series_occurrence');
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`);
  await client.query(`create temporary table own on commit drop as
    select organization_id, booking_id from organization o join booking b using (organization_id)
     where b.starts_at >= '${iso(ownTimeFrom)}'`);
  for (const [table, id] of [
    ['allocation', 'holder_id'],
    ['booking_item', 'booking_id'],
    ['booking', 'booking_id'],
  ]) {
    await client.query(`delete from ${table} t using own
                         where t.organization_id = own.organization_id and t.${id} = own.booking_id`);
  }
  await client.query('delete from booking_series');
  await recount(client);
  await client.query('commit');
}

/** The world of these sizes, built unless it is there; answers its address and whether it was built. */
export async function worldOf(server, sizes) {
  const name = `world_${sizes.resources}_${sizes.bookings}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const administration = await connected(server);
  try {
    const { rows } = await administration.query(
      `select shobj_description(oid, 'pg_database') as told from pg_database where datname = $1`,
      [name],
    );
    const built = rows[0]?.told !== COMPLETE;
    if (built) {
      await administration.query(`drop database if exists ${name}`);
      await administration.query(`create database ${name}`);
    }
    const migrated = await migrate(url.href);
    const client = await connected(url.href);
    try {
      // New columns and indexes are planned for only once they are counted.
      if (migrated.length > 0 && !built) await client.query('analyze');
      await (built ? fill(client, sizes) : restore(client));
    } finally {
      await client.end();
    }
    if (built) await administration.query(`comment on database ${name} is '${COMPLETE}'`);
    return { url: url.href, name, built };
  } finally {
    await administration.end();
  }
}
