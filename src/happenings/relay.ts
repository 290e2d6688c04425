import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Environment } from '../platform/config/environment.js';
import { ok } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { patiently } from '../platform/work/request-scope.js';
import { claimPending, type HandedOn, isFullBatch, notifyInstances } from './relay.queries.js';

/** Does something in the transaction in which the relay hands happenings on, such as enqueueing a job; no I/O. */
export type Receiver = (tx: Tx, happenings: readonly HandedOn[]) => Promise<void>;

const PAUSE_MS = 1_000;

/** Hands happenings on after they are committed: each once to every receiver, and to all instances that listen. */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly receivers: Receiver[] = [notifyInstances];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {}

  /** Before the service starts. */
  register(receiver: Receiver): void {
    this.receivers.push(receiver);
  }

  onApplicationBootstrap(): void {
    if (this.env.jobs) this.next();
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

  private async batch(): Promise<readonly HandedOn[]> {
    const done = await this.database.transaction<readonly HandedOn[], never>(async (tx) => {
      const claimed = await claimPending(tx);
      if (claimed.length > 0) for (const receive of this.receivers) await receive(tx, claimed);
      return ok(claimed);
    });
    return done.ok ? done.value : [];
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.running = patiently(() => this.handOn())
        .catch((err: unknown) => {
          this.log.error({ err }, 'happenings wait to be handed on');
        })
        .then(() => {
          if (this.timer !== null) this.next();
        });
    }, PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }
}
