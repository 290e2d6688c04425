import { type Service, startService } from '../support/app.js';
import { Random } from '../support/random.js';
import { liveOnce } from './life.js';
import { type Cast, newCast } from './town.js';

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const LIVES = setting('MONEY_LIVES', 8);
const STEPS = setting('MONEY_STEPS', 60);
const SEED = setting('MONEY_SEED', 20270301);

/** People belong to ever more organizations, which their every request looks up. */
const LIVES_OF_A_CAST = 20;

/** The number of lives that show everything. */
const ENOUGH = 8;

/** Events that must happen in some life, or the lives prove little. */
const EVENTS = [
  'booked in CNY',
  'booked free',
  'drew included minutes',
  'requestBookingSeries',
  'moved',
  'made smaller',
  'cancelled late',
  'overran',
  'kept exactly',
  'markNoShow',
  'missed',
  'issueStatement',
  'issueStatement refused',
  'disputeStatementLine',
  'adjustStatementLine',
  'acceptStatement',
  'settleStatement',
];

describe('Random lives with money', () => {
  let service: Service;
  const counts = new Map<string, number>();
  beforeAll(async () => {
    service = await startService({
      SESSION_DAYS: '365',
      SESSION_IDLE_DAYS: '365',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    });
  });
  afterAll(() => service.stop());

  it(
    `of about ${STEPS} steps cost, and are settled for, what is recomputed minute by minute`,
    async () => {
      let cast: Cast | null = null;
      for (let life = 0; life < LIVES; life++) {
        if (cast === null || life % LIVES_OF_A_CAST === 0) cast = await newCast(service);
        const seed = SEED + life;
        try {
          await liveOnce(service, cast, new Random(seed), { steps: STEPS, counts });
        } catch (error) {
          throw new Error(`MONEY_SEED=${seed} MONEY_LIVES=1:\n${(error as Error).message}`);
        }
      }
    },
    60_000 + LIVES * STEPS * 200,
  );

  (LIVES < ENOUGH ? it.skip : it)('have seen all that may come about', () => {
    expect(EVENTS.filter((event) => !counts.has(event))).toEqual([]);
  });
});
