import type { Step } from './steps.js';
import { type Surroundings, withSimpler } from './surroundings.js';

/** A life that goes wrong, and the error that tells it. */
export interface Wrong {
  readonly steps: readonly Step[];
  readonly around: Surroundings;
  readonly error: Error;
}

type Try = (steps: readonly Step[], around: Surroundings) => Promise<Error | null>;

/** Leaves out ever smaller pieces as long as it still goes wrong. */
async function withFewerSteps(wrong: Wrong, attempt: Try, enough: () => boolean): Promise<Wrong> {
  let best = wrong;
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = best.steps.length - size; at > -size && !enough(); at -= size) {
      const steps = best.steps.filter((_, index) => index < at || index >= at + size);
      const error = await attempt(steps, best.around);
      if (error !== null) best = { ...best, steps, error };
    }
  }
  return best;
}

async function withSimplerSurroundings(wrong: Wrong, attempt: Try, enough: () => boolean): Promise<Wrong> {
  let best = wrong;
  for (let change = 0; !enough(); change++) {
    const around = withSimpler(best.around, change);
    if (around === null) break;
    const error = await attempt(best.steps, around);
    if (error !== null) best = { ...best, around, error };
  }
  return best;
}

/**
 * The shortest life found that still goes wrong. What a step does depends on what was done before it, so leaving steps
 * out finds more, and much sooner, than making each of them simpler.
 */
export async function shortest(wrong: Wrong, attempt: Try, enough: () => boolean): Promise<Wrong> {
  const fewer = await withFewerSteps(wrong, attempt, enough);
  const simpler = await withSimplerSurroundings(fewer, attempt, enough);
  return withFewerSteps(simpler, attempt, enough);
}
