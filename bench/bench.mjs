import pg from 'pg';
import { ownTimeFrom, iso } from './calendar.mjs';
import { atMost } from './goals.mjs';
import { RawClients } from './raw.mjs';
import { countsRow, pagesRows, skillsRows } from './rows/console.mjs';
import { contestedRow } from './rows/contested.mjs';
import { imagesRow } from './rows/images.mjs';
import { recordedRequest, requestRows } from './rows/requests.mjs';
import { schedulesRow } from './rows/schedules.mjs';
import { nearbySearchRow, nextFreeRow } from './rows/searches.mjs';
import { seriesRows } from './rows/series.mjs';
import { allProvidersRows, utilizationRows } from './rows/utilization.mjs';
import { MeasuredService } from './service.mjs';
import { bookableResources, FreeSlots } from './wishes.mjs';
import { overbookedInstants } from './world/sweep.mjs';

const CLIENTS = 16;
const MEGABYTE = 1024 * 1024;
const MOST_PROBLEMS = 20;

/** Shared by the rows: the service, the same database without it, and the faults found so far. */
class Bench {
  problems = [];
  /** Occurrences that somebody was told to have. */
  booked = 0;

  constructor(url, sizes, { service, raw, database }) {
    Object.assign(this, { url, sizes, service, raw, database });
  }

  /** The same may be wrong with each of thousands of requests. */
  wrong(problem) {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }
}

async function memoryTold(bench, what) {
  const { now, most } = await bench.service.memory();
  const figure = `${what}: ${Math.round(now / MEGABYTE)} MB at the end, ${Math.round(most / MEGABYTE)} MB at most`;
  return { figure, most: most / MEGABYTE };
}

async function memoryRow(bench) {
  const { figure, most } = await memoryTold(bench, 'service memory');
  return { figure, goals: [atMost('MB', most, 400, 250)] };
}

/** Reports of all organizations come last with the memory that they take, because nobody asks them while bookings are hot. */
async function provinceRows(bench) {
  const rows = await allProvidersRows(bench);
  const { figure } = await memoryTold(bench, 'service memory with all organizations');
  return [...rows, { figure }];
}

/** Every booking that was acknowledged is there, with its time, and nothing is taken twice. */
async function verify(bench) {
  const { rows } = await bench.database.query(
    `select (select count(*)::int from organization o join booking b using (organization_id) where b.starts_at >= $1)
              as bookings,
            (select count(*)::int from allocation where lower(reserved_during) >= $1) as allocations`,
    [iso(ownTimeFrom)],
  );
  const [{ bookings, allocations }] = rows;
  if (bookings !== bench.booked || allocations !== bench.booked) {
    bench.problems.push(
      `${bench.booked} bookings were acknowledged; there are ${bookings}, which take time ${allocations} times`,
    );
  }
  const overbooked = await overbookedInstants(bench.database, ownTimeFrom);
  if (overbooked > 0) bench.problems.push(`more units than there are were taken at ${overbooked} instants`);
}

// Rows that read come first, because rows that book leave work to autovacuum.
const ROWS = {
  near: async (bench) => [await nearbySearchRow(bench)],
  next: async (bench) => [await nextFreeRow(bench)],
  schedules: async (bench) => [await schedulesRow(bench)],
  counts: async (bench) => [await countsRow(bench)],
  skills: skillsRows,
  pages: pagesRows,
  images: async (bench) => [await imagesRow(bench)],
  requests: requestRows,
  contested: async (bench) => [await contestedRow(bench)],
  series: async (bench) => seriesRows(bench, bench.slotsForSeries, await recordedRequest(bench, bench.slotsForSeries)),
  utilization: utilizationRows,
  memory: async (bench) => [await memoryRow(bench)],
  province: provinceRows,
};

export const ROW_NAMES = Object.keys(ROWS);

async function measureAll(bench, told) {
  // A third of the single resources is for series, so that no day of them is taken.
  const { single } = bench.resources;
  const forSeries = single.slice(-Math.floor(single.length / 3));
  bench.resources = { ...bench.resources, single: single.slice(0, -forSeries.length) };
  bench.slotsForSeries = new FreeSlots(forSeries);
  const rows = [];
  for (const name of bench.sizes.rows ?? ROW_NAMES) {
    for (const row of await ROWS[name](bench)) {
      rows.push(row);
      told(row.figure);
    }
  }
  await verify(bench);
  return rows;
}

/** Measures the service on the world at `url`; `told` hears of each figure that is done. */
export async function measure(url, sizes, told) {
  const service = await MeasuredService.start(url);
  const database = new pg.Client({ connectionString: url, ssl: false });
  await database.connect();
  const raw = await RawClients.connect(url, CLIENTS);
  try {
    const bench = new Bench(url, sizes, { service, raw, database });
    bench.resources = await bookableResources(database);
    return { rows: await measureAll(bench, told), problems: bench.problems };
  } finally {
    await Promise.all([service.stop(), raw.close(), database.end()]);
  }
}
