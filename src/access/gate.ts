import { rateLimited } from '../platform/graphql/api-error.js';

const RETRY_SECONDS = 5;

/** Lets a few pieces of work run at a time; the others wait in line, and beyond a bound they are refused. */
export class Gate {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /** Throws RATE_LIMITED when the line is full. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await this.wait();
    else this.running++;
    try {
      return await work();
    } finally {
      // Whoever is next takes the place over.
      const next = this.line.shift();
      if (next === undefined) this.running--;
      else next();
    }
  }

  private wait(): Promise<void> {
    if (this.line.length >= this.mostWaiting) {
      throw rateLimited(`Too many passwords are being checked; try again in ${RETRY_SECONDS} s.`, RETRY_SECONDS);
    }
    return new Promise((resolve) => {
      this.line.push(resolve);
    });
  }
}
