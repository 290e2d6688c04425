import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import pg from 'pg';
import { Environment } from '../config/environment.js';
import { detached } from '../work/request-scope.js';

const TIMEOUT_MS = 2_000;
const LOOK_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens to notifications of PostgreSQL (LISTEN) on a connection of its own. It connects again when the connection is
 * lost. Notifications of the time between are lost, so listeners of `onReturn` hear of it.
 */
@Injectable()
export class Listening implements OnApplicationShutdown {
  private readonly channels = new Map<string, (payload: string) => void>();
  private readonly returned: (() => void)[] = [];
  private beginning: Promise<void> | null = null;
  private client: pg.Client | null = null;
  private looking: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {}

  /** Before `begin`. */
  on(channel: string, hear: (payload: string) => void): void {
    this.channels.set(channel, hear);
  }

  onReturn(listener: () => void): void {
    this.returned.push(listener);
  }

  /** Settles when it listens; rejects when the database is away, and may be called again then. */
  begin(): Promise<void> {
    this.beginning ??= detached(() => this.connect()).catch((error: unknown) => {
      this.beginning = null;
      throw error;
    });
    return this.beginning;
  }

  /** Settles when everything was heard that was notified before the call. */
  async flushed(): Promise<void> {
    await this.client?.query('select 1');
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.looking !== null) clearInterval(this.looking);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.env.databaseUrl ?? '',
      application_name: 'workbay live',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => this.channels.get(channel)?.(payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.channels.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    client.once('end', () => void this.lost(client));
    this.looking ??= setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** A server that vanished without a word is found by asking. */
  private async look(): Promise<void> {
    const { client } = this;
    try {
      await client?.query('select 1');
    } catch {
      void client?.end().catch(() => undefined);
      if (client !== null) await this.lost(client);
    }
  }

  private async lost(client: pg.Client): Promise<void> {
    if (this.client !== client || this.stopped) return;
    this.client = null;
    this.log.warn('the connection that listens to other instances is lost');
    for (let wait = FIRST_PAUSE_MS; !this.stopped; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      await pause(wait, undefined, { ref: false });
      try {
        await this.connect();
        for (const listener of this.returned) listener();
        return;
      } catch (err) {
        this.log.warn({ err }, 'listening to other instances is not possible yet');
      }
    }
  }
}
