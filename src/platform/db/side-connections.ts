import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Environment } from '../config/environment.js';
import { Unavailable } from '../work/unavailable.js';

const TIMEOUT_MS = 2_000;
const CONNECTIONS = 3;

/**
 * A few connections apart from the pool that requests share, with short timeouts of their own: for readiness, for the
 * comparison of clocks and for cancelling statements, which must not wait for what they look at.
 */
@Injectable()
export class SideConnections implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(env: Environment) {
    this.pool = new pg.Pool({
      connectionString: env.databaseUrl ?? '',
      max: CONNECTIONS,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      application_name: 'workbay side',
      options: `-c statement_timeout=${TIMEOUT_MS} -c timezone=UTC`,
    });
    // A connection that broke while it was idle: the next use opens another.
    this.pool.on('error', () => undefined);
  }

  /** Throws Unavailable. */
  async ask<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.pool.query(text, [...values])).rows as Row[];
    } catch (cause) {
      throw new Unavailable('The database does not answer.', { cause });
    }
  }

  /** Cancels what the backend with this process id runs; never rejects. */
  async cancel(backend: number): Promise<void> {
    await this.ask('select pg_cancel_backend($1)', [backend]).catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
