import { type Service, startService } from '../support/app.js';
import { Random } from '../support/random.js';
import { allOffers, placesOf } from './brute-force.js';
import { abandon, type Founded, foundWorld } from './founding.js';
import { book, change, live } from './happening.js';
import { isBookable, pageOf, searchFor } from './searching.js';
import type { Offer } from './world.js';

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const WORLDS = setting('SEARCH_WORLDS', 4);
const SEARCHES = setting('SEARCH_SEARCHES', 20);
const WALKS = setting('SEARCH_WALKS', 5);
const SEED = setting('SEARCH_SEED', 20270301);
const HAPPENINGS = 60;

/** Distances are compared to the millimetre: two ways to compute one differ by less. */
const told = ({ resource, from, to, distance, quote, slots }: Offer): string =>
  [
    `${resource} ${from}-${to} for ${quote}${distance === null ? '' : ` at ${distance.toFixed(6)} km`}`,
    ...slots.map((slot) => `${slot.from}-${slot.to} for ${slot.quote}`),
  ].join(', ');

const placeOf = ({ resource, from }: Offer): string => `${resource} ${from}`;

describe('A search in a random world', () => {
  let service: Service;
  let worlds = 0;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  async function inNewWorld(seed: number, work: (random: Random, founded: Founded) => Promise<void>): Promise<void> {
    const random = new Random(seed);
    const founded = await foundWorld(service, random, ++worlds);
    await live(service, random, founded, HAPPENINGS);
    // A fault of one world must not show in the next.
    await work(random, founded).finally(() => abandon(service, founded));
  }

  it.each(Array.from({ length: WORLDS }, (_, index) => SEED + index))(
    'finds page by page what can be booked and nothing else (seed %i)',
    async (seed) => {
      await inNewWorld(seed, async (random, founded) => {
        let offers = 0;
        for (let turn = 0; turn < SEARCHES; turn++) {
          const wish = searchFor(random, founded.world);
          const first = random.pick([1, 2, 3, 5, 100]);
          const found: Offer[] = [];
          let after: string | null = null;
          do {
            const page = await pageOf(service, founded, wish, { first, after });
            found.push(...page.offers);
            after = page.after;
          } while (after !== null);
          const expected = allOffers(founded.world, wish.search, wish.who);
          const context = JSON.stringify({ ...wish, now: founded.world.now });
          expect({ context, found: found.map(told) }).toEqual({ context, found: expected.map(told) });
          offers += found.length;
          const offer = random.one(found);
          if (offer !== undefined) expect(await isBookable(service, founded, wish, offer)).toBe(true);
        }
        expect(offers).toBeGreaterThan(0);
      });
    },
    60_000,
  );

  it('offers nothing twice and loses nothing that stays while others book and call off between pages', async () => {
    await inNewWorld(SEED - 1, async (random, founded) => {
      for (let walk = 0; walk < WALKS; walk++) {
        const wish = searchFor(random, founded.world);
        const found: Offer[] = [];
        let staying: readonly string[] | null = null;
        let after: string | null = null;
        do {
          const now = allOffers(founded.world, wish.search, wish.who).map(placeOf);
          staying = (staying ?? now).filter((place) => now.includes(place));
          const page = await pageOf(service, founded, wish, { first: 2, after });
          found.push(...page.offers);
          after = page.after;
          for (let turn = 0; turn < 3; turn++) {
            await (random.chance(0.6) ? book : change)(service, random, founded);
          }
        } while (after !== null);
        expect(found).toEqual([...found].sort(placesOf(wish.search)));
        expect(new Set(found.map(placeOf)).size).toBe(found.length);
        expect(staying.filter((place) => !found.map(placeOf).includes(place))).toEqual([]);
      }
    });
  }, 60_000);
});
