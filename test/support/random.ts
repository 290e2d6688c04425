/** Seeded, so that a run can be repeated as far as its races allow (mulberry32). */
export class Random {
  constructor(private state: number) {}

  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** From 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  one<T>(things: readonly T[]): T | undefined {
    return things[this.below(things.length)];
  }

  /** One of the things; throws when there is none. */
  pick<T>(things: readonly T[]): T {
    const index = this.below(things.length);
    if (index >= things.length) throw new Error('There is nothing to choose from');
    return things[index] as T;
  }

  /** The value with that probability, else null. */
  maybe<T>(probability: number, value: () => T): T | null {
    return this.chance(probability) ? value() : null;
  }

  /** Each by its weight. */
  weighted<T extends string>(weights: Record<T, number>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of entries) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new Error('There is nothing to choose from');
  }
}
