import { Unavailable } from './unavailable.js';

const busy = () =>
  new Unavailable('Too many are waiting for the same; nothing was changed. Try again in a few seconds.');

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Lets a number of holders in at once; the others wait in turn, for a bounded time. */
export class Gate {
  private inside = 0;
  private readonly waiting = new Set<Waiter>();

  constructor(private readonly most: number) {}

  get isIdle(): boolean {
    return this.inside === 0 && this.waiting.size === 0;
  }

  /** Throws Unavailable when no place gets free by the deadline (in milliseconds of performance.now). */
  async enter(deadline: number): Promise<void> {
    if (this.inside < this.most) {
      this.inside++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        this.waiting.delete(waiter);
        reject(busy());
      };
      const timer = setTimeout(giveUp, Math.max(0, deadline - performance.now()));
      const waiter: Waiter = { enter: resolve, timer };
      this.waiting.add(waiter);
    });
  }

  leave(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.inside--;
      return;
    }
    this.waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  }
}

/**
 * Places for transactions. Those about one row, those about rows at all, and all together have a bound each, so that
 * transactions that wait for one row leave connections to every other request.
 */
export class Lanes {
  private readonly all: Gate;
  private readonly aboutRows: Gate;
  private readonly ofRow = new Map<string, Gate>();
  private readonly perRow: number;

  constructor(connections: number) {
    const spared = Math.max(1, Math.floor(connections / 5));
    const most = Math.max(1, connections - spared);
    this.all = new Gate(most);
    this.aboutRows = new Gate(Math.max(1, most - spared));
    this.perRow = Math.max(1, Math.floor(connections * 0.4));
  }

  /** Answers how to leave. Throws Unavailable after `patienceMs`. */
  async enter(rows: readonly string[], patienceMs: number): Promise<() => void> {
    const deadline = performance.now() + patienceMs;
    const entered: (() => void)[] = [];
    const leave = () => {
      for (const out of entered.splice(0).reverse()) out();
    };
    const through = async (gate: Gate, out: () => void) => {
      await gate.enter(deadline);
      entered.push(out);
    };
    try {
      // Transactions take the locks in one order, so two of them never wait for each other here.
      for (const row of [...new Set(rows)].sort()) await this.enterRow(row, through);
      if (rows.length > 0) await through(this.aboutRows, () => this.aboutRows.leave());
      await through(this.all, () => this.all.leave());
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  private async enterRow(row: string, through: (gate: Gate, out: () => void) => Promise<void>): Promise<void> {
    const gate = this.ofRow.get(row) ?? new Gate(this.perRow);
    this.ofRow.set(row, gate);
    await through(gate, () => {
      gate.leave();
      if (gate.isIdle) this.ofRow.delete(row);
    });
  }
}
