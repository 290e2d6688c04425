import { setTimeout as pause } from 'node:timers/promises';
import { atMost } from '../goals.mjs';
import { Durations } from '../measure.mjs';
import { bookerOf, FreeSlots, wishFor } from '../wishes.mjs';
import { requested } from './requests.mjs';

const CLIENTS = 16;

async function deadlocks(bench) {
  // The server tells its counters about once a second.
  await pause(1_200);
  const { rows } = await bench.database.query(
    'select deadlocks::int as count from pg_stat_database where datname = current_database()',
  );
  return rows[0].count;
}

/** All clients ask for one slot at the same moment, again and again: exactly one gets it, the others a conflict. */
export async function contestedRow(bench) {
  const slots = new FreeSlots(bench.resources.single.slice(1, 2));
  const durations = new Durations();
  const before = await deadlocks(bench);
  let doubles = 0;
  const since = performance.now();
  while (performance.now() - since < bench.sizes.contestedMs) {
    const slot = slots.next();
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) =>
        durations.time(() => requested(bench, wishFor(slot, bookerOf(bench.sizes, client)))),
      ),
    );
    const winners = answers.filter(({ booking }) => booking !== null).length;
    bench.booked += winners;
    if (winners > 1) doubles++;
    if (winners === 0) bench.wrong('a contested slot went to nobody');
    const told = answers.filter(({ booking, conflicts }) => booking === null && conflicts.length > 0).length;
    if (winners + told !== CLIENTS) bench.wrong('a loser was not told the conflict');
  }
  durations.seconds = (performance.now() - since) / 1000;
  const deadlocked = (await deadlocks(bench)) - before;
  if (doubles > 0) bench.wrong(`${doubles} contested slots went to two`);
  return {
    figure: `one contested slot, 16 clients: ${doubles} double, ${deadlocked} deadlocks`,
    measured: durations,
    goals: [
      atMost('double', doubles, 0, 0),
      atMost('deadlocks', deadlocked, 0, 0),
      atMost('max ms', durations.quantile(1), 1_000, 1_000),
      atMost('p99 ms', durations.p99, 1_000, 100),
    ],
  };
}
