import { parseArgs } from 'node:util';
import { Failure } from '../scripts/failure.mjs';

/** The world that is measured, and for how long. Slices are what service and raw take turns in. */
const presets = {
  quick: { resources: 2_000, bookings: 100_000, rounds: 2, sliceMs: 500, contestedMs: 3_000, searches: 30, series: 15 },
  full: {
    ...{ resources: 100_000, bookings: 10_000_000, rounds: 4, sliceMs: 5_000, contestedMs: 30_000 },
    ...{ searches: 300, series: 100 },
  },
};

/** Slots of each resource in the days that the world fills. */
const SLOTS = 480;

function countOf(name, text, least) {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < least) {
    throw new Failure(`--${name} must be a whole number from ${least} on; it is ${text}.`);
  }
  return count;
}

/** Reads --size quick|full, --resources, --bookings and --rows, of `rowNames`. Throws Failure. */
export function sizesOf(args, rowNames) {
  const text = { type: 'string' };
  const options = { size: text, resources: text, bookings: text, rows: text };
  let given;
  try {
    given = parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(
      `${error.message}\nUsage: npm run bench -- [--size quick|full] [--resources N] [--bookings N] [--rows NAME,…]`,
    );
  }
  const name = given.size ?? 'quick';
  const preset = Object.hasOwn(presets, name) ? presets[name] : null;
  if (preset === null) throw new Failure(`--size must be quick or full; it is ${name}.`);
  // A thousand resources are the least on which load is spread and still leaves all slots free that are booked.
  const resources = countOf('resources', given.resources ?? preset.resources, 1_000);
  const bookings = countOf('bookings', given.bookings ?? preset.bookings, resources);
  const perResource = Math.round(bookings / resources);
  if (perResource > SLOTS) throw new Failure(`A resource has ${SLOTS} slots: ask for at most ${SLOTS * resources}.`);
  const rows = given.rows?.split(',');
  const unknown = rows?.find((row) => !rowNames.includes(row));
  if (unknown !== undefined) throw new Failure(`--rows are of ${rowNames.join(', ')}; one is ${unknown}.`);
  return { ...preset, rows, name, resources, perResource, bookings: perResource * resources };
}
