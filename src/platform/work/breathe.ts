import { currentScope } from './request-scope.js';

const waiting: (() => void)[] = [];

/** One waiter for each turn of the event loop, so that several long computations never run in one turn. */
function wakeNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(wakeNext);
}

/** Lets others run: waits for a turn of the event loop. Throws why the request ended, if it did meanwhile. */
export async function breathe(): Promise<void> {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(wakeNext);
  });
  currentScope()?.assertGoing();
}

/** Length of a slice, in milliseconds. Several slices and the other work of a turn stay well below 50 ms. */
const SLICE_MS = 8;

/** Cuts a long computation into slices: `if (slices.isOver) await slices.next();` in each loop that may be long. */
export class Slices {
  private begun = performance.now();

  get isOver(): boolean {
    return performance.now() - this.begun > SLICE_MS;
  }

  async next(): Promise<void> {
    await breathe();
    this.begun = performance.now();
  }
}

/** `items.map(work)`, cut into slices. */
export async function mapInSlices<T, U>(items: readonly T[], work: (item: T, index: number) => U): Promise<U[]> {
  const slices = new Slices();
  const done: U[] = [];
  for (const [index, item] of items.entries()) {
    if (slices.isOver) await slices.next();
    done.push(work(item, index));
  }
  return done;
}
