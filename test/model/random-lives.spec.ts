import fc from 'fast-check';
import { type Service, startService } from '../support/app.js';
import { live } from './life.js';
import { shortest, type Wrong } from './shortest.js';
import { type Step, steps } from './steps.js';
import { type Surroundings, surroundings } from './surroundings.js';
import { type Cast, newCast } from './town.js';

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const RUNS = setting('MODEL_RUNS', 20);
const STEPS = setting('MODEL_STEPS', 40);
const SEED = setting('MODEL_SEED', 20270301);

/** People belong to ever more organizations, which their every request looks up. */
const LIVES_OF_A_CAST = 20;
/** So long the shortest life that goes wrong is searched for. */
const SEARCH_MS = 60_000;

describe('Random lives', () => {
  let service: Service;
  let cast: Cast | null = null;
  let lives = 0;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  /** The first difference from the model; null = the life went as the model says. */
  async function attempt(life: readonly Step[], around: Surroundings): Promise<Error | null> {
    if (cast === null || lives++ % LIVES_OF_A_CAST === 0) cast = await newCast(service);
    try {
      await live(service, cast, around, life);
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  it(
    `of about ${STEPS} steps go as the brute-force model says`,
    async () => {
      let first: Wrong | null = null;
      const property = fc.asyncProperty(steps(STEPS), surroundings, async (life, around) => {
        const error = await attempt(life, around);
        if (error !== null) first = { steps: life, around, error };
        return error === null;
      });
      const { seed, counterexamplePath } = await fc.check(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      if (first === null) return;
      const until = Date.now() + SEARCH_MS;
      const found = await shortest(first, attempt, () => Date.now() > until);
      throw new Error(`Seed ${seed}, path ${counterexamplePath ?? ''}:\n\n${found.error.message}`);
    },
    2 * SEARCH_MS + RUNS * STEPS * 200,
  );
});
