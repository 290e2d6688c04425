import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Coverage } from './core/coverage.js';
import { pacedHints, pacedRest, type Paced, rested } from './core/pace.js';
import { plainly, type Told } from './told.js';

/** The viewer of a subscription; the session by the hash of its token in hex. */
export interface Listener {
  readonly account: AccountKey;
  readonly session: string;
}

/** Happenings that are so much older than a subscription are no news to it: its first RESYNC covers them. */
const OLD_MS = 60_000;

/** One subscription: the events that it is told, at its pace. */
export class Subscriber implements AsyncIterableIterator<Told> {
  private readonly waiting: Told[] = [];
  private hungry: ((result: IteratorResult<Told>) => void) | null = null;
  private isOver = false;
  private pace = rested;
  private timer: NodeJS.Timeout | null = null;
  private readonly over = Promise.withResolvers<undefined>();

  constructor(
    readonly listener: Listener,
    readonly coverage: Coverage,
    private readonly now: () => Instant,
    private readonly left: (subscriber: Subscriber) => void,
  ) {
    this.since = now();
    this.push(plainly('RESYNC', this.since));
  }

  private readonly since: Instant;

  /** Settles when the client was handed the last event, or has left. */
  get finished(): Promise<undefined> {
    return this.over.promise;
  }

  isNews(at: Instant): boolean {
    return at > this.since - OLD_MS;
  }

  /** Tells hints, at most so many a second. */
  tell(hints: readonly Told[]): void {
    this.act(pacedHints(this.pace, hints.length, performance.now()), hints);
  }

  /** Tells a last event. */
  end(last: Told): void {
    this.push(last);
    this.isOver = true;
    this.leave();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Told>> {
    const value = this.waiting.shift();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    if (this.isOver) return this.return();
    return new Promise((resolve) => {
      this.hungry = resolve;
    });
  }

  return(): Promise<IteratorResult<Told>> {
    this.isOver = true;
    this.waiting.length = 0;
    this.leave();
    this.over.resolve(undefined);
    const done = { value: undefined, done: true } as const;
    this.hungry?.(done);
    this.hungry = null;
    return Promise.resolve(done);
  }

  private act({ pace, tell, lookAt }: Paced, hints: readonly Told[]): void {
    this.pace = pace;
    if (tell === 'HINTS') for (const hint of hints) this.push(hint);
    if (tell === 'RESYNC') this.push(plainly('RESYNC', this.now()));
    if (lookAt === null || this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.act(pacedRest(this.pace, performance.now()), []);
    }, lookAt - performance.now());
  }

  private push(told: Told): void {
    if (this.isOver) return;
    if (this.hungry === null) this.waiting.push(told);
    else this.hungry({ value: told, done: false });
    this.hungry = null;
  }

  private leave(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.left(this);
  }
}
