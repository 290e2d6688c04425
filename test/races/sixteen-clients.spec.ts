import { type Service, startService } from '../support/app.js';
import { Arena } from './arena.js';
import { Client } from './client.js';
import { Chronicle } from './deeds.js';
import {
  halves,
  keysUsedTwice,
  notAsAcknowledged,
  notAsTold,
  notBusyLater,
  overbooked,
  refusedWithoutCause,
} from './invariants.js';
import { Random } from '../support/random.js';
import { readStored } from './stored.js';

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const CLIENTS = 16;
const SEED = setting('RACE_SEED', 1);
const ROUNDS = setting('RACE_ROUNDS', 4);
const DEEDS = setting('RACE_DEEDS', 12);

/** Time passes between the rounds, so that holds lapse, requests expire and classes begin. */
const MINUTES_BETWEEN = 20;

describe.each([1, 2])('Sixteen clients at %d service(s) on one database', (instances) => {
  const services: Service[] = [];
  let arena: Arena;
  beforeAll(async () => {
    const settings = { DATABASE_POOL_SIZE: String(CLIENTS / instances), RATE_LIMIT_PER_MINUTE: '0' };
    const first = await startService(settings);
    services.push(first);
    while (services.length < instances) services.push(await startService(settings, first));
    arena = await Arena.open(services);
  });
  afterAll(async () => {
    for (const service of services.reverse()) await service.stop();
  });

  it(`sixteen clients do ${ROUNDS * DEEDS} things each, and every invariant holds`, async () => {
    const chronicle = new Chronicle();
    const clients = Array.from({ length: CLIENTS }, (_, index) => {
      const service = services[index % services.length] ?? arena.service;
      return new Client(arena, service, chronicle, new Random(SEED * 1000 + index));
    });
    for (let round = 0; round < ROUNDS; round++) {
      const since = chronicle.deeds.length;
      await Promise.all(
        clients.map(async (client) => {
          for (let deed = 0; deed < DEEDS; deed++) await client.doSomething();
        }),
      );
      const stored = await readStored(services.at(-1) ?? arena.service, arena);
      expect({
        overbooked: overbooked(arena, stored),
        halves: halves(arena, stored),
        notAsAcknowledged: notAsAcknowledged(chronicle.since(since), stored),
        notAsTold: notAsTold(chronicle, stored),
        keysUsedTwice: keysUsedTwice(chronicle),
        refusedWithoutCause: refusedWithoutCause(chronicle, stored, arena),
        notBusyLater: notBusyLater(chronicle),
      }).toEqual({
        overbooked: [],
        halves: [],
        notAsAcknowledged: [],
        notAsTold: [],
        keysUsedTwice: [],
        refusedWithoutCause: [],
        notBusyLater: [],
      });
      arena.service.clock.advance(MINUTES_BETWEEN * 60_000);
    }
    // The clients must have got somewhere, and met each other.
    const codes = new Set(chronicle.deeds.flatMap(({ answer }) => answer.userErrors.map((error) => error.code)));
    expect(chronicle.bookings.length).toBeGreaterThan(CLIENTS);
    expect([...codes]).toEqual(expect.arrayContaining(['CONFLICT', 'WRONG_STATUS']));
  }, 120_000);
});
