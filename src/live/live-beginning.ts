import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Relay } from '../happenings/index.js';
import { Listening } from '../platform/live/listening.js';
import { detached, patiently } from '../platform/work/request-scope.js';

/** The longest that the first client waits until old happenings are handed on. */
const CATCH_UP_MS = 1_000;

/** Begins to listen to other instances and to hand happenings on, once, for the first client. */
@Injectable()
export class LiveBeginning {
  private beginning: Promise<void> | null = null;

  constructor(
    private readonly relay: Relay,
    private readonly listening: Listening,
  ) {}

  /** Settles when hints come; rejects when the database is away, and may be called again then. */
  begin(): Promise<void> {
    this.beginning ??= this.listenAndHandOn().catch((error: unknown) => {
      this.beginning = null;
      throw error;
    });
    return this.beginning;
  }

  /** Hands on first the happenings from before the first client, so that they are not told as news. */
  private async listenAndHandOn(): Promise<void> {
    await this.listening.begin();
    const caughtUp = patiently(() => this.relay.handOn());
    await Promise.race([caughtUp, pause(CATCH_UP_MS, undefined, { ref: false })]);
    detached(() => this.relay.begin());
    await this.listening.flushed();
  }
}
