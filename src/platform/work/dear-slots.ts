import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';

/** Counts the dear requests that each account, or network without an account, has running on this instance. */
@Injectable()
export class DearSlots {
  private readonly running = new Map<string, number>();

  constructor(private readonly env: Environment) {}

  get most(): number {
    return this.env.queryLimits.dearAtOnce;
  }

  /** Answers how to leave, or null when as many run as may. */
  enter(holder: string): (() => void) | null {
    const running = this.running.get(holder) ?? 0;
    if (this.most > 0 && running >= this.most) return null;
    this.running.set(holder, running + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const others = (this.running.get(holder) ?? 1) - 1;
      if (others === 0) this.running.delete(holder);
      else this.running.set(holder, others);
    };
  }
}
