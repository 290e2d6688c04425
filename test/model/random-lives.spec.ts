import fc from 'fast-check';
import { type Service, startService } from '../support/app.js';
import { live } from './life.js';
import { steps } from './steps.js';
import { surroundings } from './surroundings.js';
import { type Cast, newCast } from './town.js';

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const RUNS = setting('MODEL_RUNS', 25);
const STEPS = setting('MODEL_STEPS', 40);
const SEED = setting('MODEL_SEED', 20270301);

/** People belong to ever more organizations, which their every request looks up. */
const LIVES_OF_A_CAST = 20;
/** So long may be searched for the shortest life that goes wrong. */
const LONGEST_MS = 60_000 + RUNS * STEPS * 100;

describe('Random lives', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it(
    `of about ${STEPS} steps go as the brute-force model says`,
    async () => {
      let lives = 0;
      let cast: Cast | null = null;
      const property = fc.asyncProperty(surroundings, steps(STEPS), async (around, life) => {
        if (cast === null || lives++ % LIVES_OF_A_CAST === 0) cast = await newCast(service);
        await live(service, cast, around, life);
      });
      const details = await fc.check(property, {
        numRuns: RUNS,
        seed: SEED,
        interruptAfterTimeLimit: LONGEST_MS,
      });
      if (details.failed) {
        const cause = details.errorInstance instanceof Error ? details.errorInstance.message : 'no reason';
        throw new Error(`Seed ${details.seed}, path ${details.counterexamplePath ?? ''}:\n\n${cause}`);
      }
    },
    LONGEST_MS + 30_000,
  );
});
