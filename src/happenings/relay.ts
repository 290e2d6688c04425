import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Environment } from '../platform/config/environment.js';
import { ok } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { patiently } from '../platform/work/request-scope.js';
import { APPENDED } from './append-happenings.js';
import { claimPending, type HandedOn, isFullBatch } from './relay.queries.js';

/**
 * Does something in the transaction in which the relay hands happenings on, such as notifying all instances; no I/O
 * besides. It also runs on instances without jobs, while clients listen there.
 */
export type Receiver = (tx: Tx, happenings: readonly HandedOn[]) => Promise<void>;

/** How often the relay looks for happenings that another instance left. */
const LOOK_MS = 1_000;
/** The pause after each batch, in which the next one gathers. */
const GATHER_MS = 50;

/**
 * Hands happenings on after they are committed: each once to every receiver. It runs where jobs run, and from the first
 * client on that listens. Each commit of this instance wakes it.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly receivers: Receiver[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {
    database.onCommit(APPENDED, () => {
      this.woken = true;
      this.wake();
    });
  }

  /** Before the service starts. */
  register(receiver: Receiver): void {
    this.receivers.push(receiver);
  }

  onApplicationBootstrap(): void {
    if (this.env.jobs) this.begin();
  }

  /** Begins to hand on, unless it does already. */
  begin(): void {
    this.running ??= patiently(() => this.handOnUntilStopped());
  }

  /** Hands on all that wait; answers how many there were. */
  async handOn(): Promise<number> {
    let handed = 0;
    for (;;) {
      const batch = await this.batch();
      handed += batch.length;
      if (!isFullBatch(batch)) return handed;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async handOnUntilStopped(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const more = await this.oneBatch();
      await pause(GATHER_MS);
      if (!more && !this.woken && !this.stopped) await this.untilWoken();
    }
  }

  /** Answers whether more may be waiting. */
  private async oneBatch(): Promise<boolean> {
    try {
      return isFullBatch(await this.batch());
    } catch (err) {
      this.log.error({ err }, 'happenings wait to be handed on');
      return false;
    }
  }

  private async batch(): Promise<readonly HandedOn[]> {
    const done = await this.database.transaction<readonly HandedOn[], never>(async (tx) => {
      const claimed = await claimPending(tx);
      if (claimed.length > 0) for (const receive of this.receivers) await receive(tx, claimed);
      return ok(claimed);
    });
    return done.ok ? done.value : [];
  }

  private untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
