import { atLeast } from '../goals.mjs';
import { inTurns } from '../measure.mjs';
import { madeOver } from '../raw.mjs';
import { bookerOf, FreeSlots, inputOf, wishFor } from '../wishes.mjs';

const CLIENTS = 16;

const REQUEST = `mutation ($input: RequestBookingInput!) {
  requestBooking(input: $input) { booking { id reference status startsAt endsAt } userErrors { code message } conflicts { reason } }
}`;

export async function requested(bench, wish) {
  return (await bench.service.ask(wish.booker.token, REQUEST, { input: inputOf(wish) })).requestBooking;
}

/** A booking that must be had, as its slot is free; counted, so that the rows can be held against it. */
export async function booked(bench, wish) {
  const { booking, userErrors } = await requested(bench, wish);
  if (booking?.status !== 'CONFIRMED') bench.wrong(`a free slot was refused: ${JSON.stringify(userErrors)}`);
  else bench.booked++;
}

/** The same, by the statements that the service sent for `template.wish`. */
export async function bookedRaw(bench, client, template, wish) {
  await takenRaw(bench, client, madeOver(template.statements, template.wish, wish));
  bench.booked++;
}

/** Runs the statements of a booking or a series, and asks whether all of its time was to be had. */
export async function takenRaw(bench, client, statements) {
  const rows = (await bench.raw.run(client, statements)).flat();
  const written = rows.find((row) => 'missing' in row);
  if (written?.missing !== 0) bench.wrong('the raw statements did not take free time');
}

/** One request recorded, as the pattern of all the raw ones. */
export async function recordedRequest(bench, slots) {
  // The first one on a connection also plans; the texts are the same.
  const wish = wishFor(slots.next(), bookerOf(bench.sizes, 0));
  const { statements } = await bench.service.recording(() => booked(bench, wish));
  return { wish, statements };
}

/** Throughput on free slots: all over the country, of one pool, of one single resource. */
export async function requestRows(bench) {
  const { single, pools } = bench.resources;
  const uniform = new FreeSlots(single.slice(2));
  const pool = new FreeSlots(pools.slice(0, 1), 30);
  const one = new FreeSlots(single.slice(0, 1));
  const template = await recordedRequest(bench, uniform);
  // A part of a pool is written otherwise than all of a single resource.
  const partly = await recordedRequest(bench, pool);
  const through = (slots) => (client) => booked(bench, wishFor(slots.next(), bookerOf(bench.sizes, client)));
  const raw = (slots, pattern) => (client) =>
    bookedRaw(bench, client, pattern, wishFor(slots.next(), bookerOf(bench.sizes, client)));
  const measured = await inTurns(
    {
      service: through(uniform),
      raw: raw(uniform, template),
      pool: through(pool),
      rawPool: raw(pool, partly),
      one: through(one),
    },
    { clients: CLIENTS, rounds: bench.sizes.rounds, sliceMs: bench.sizes.sliceMs },
  );
  const row = (figure, measuredHere, compared, levels) => {
    const ratio = measuredHere.perSecond / compared.perSecond;
    const goals = levels === null ? {} : { goals: [atLeast('ratio', ratio, ...levels)] };
    return { figure, measured: measuredHere, compared, ratio, ...goals, statements: template.statements.length };
  };
  return [
    row('requestBooking, 16 clients / the same statements raw', measured.service, measured.raw, [0.2, 0.35]),
    row('one hot pool of 30 units / uniform load', measured.pool, measured.service, [0.6, 0.85]),
    row('one hot single resource / uniform load', measured.one, measured.service, [0.6, 0.85]),
    row('raw: one hot pool of 30 units / uniform load', measured.rawPool, measured.raw, null),
  ];
}
