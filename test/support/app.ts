import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import type { Database } from '../../src/platform/db/database.js';
import type { Mutation, Query } from '../worlds/schema.js';
import { built } from './built.js';
import { createDatabase } from './database.js';
import { SettableClock } from './settable-clock.js';

const { readEnvironment } = await built('platform/config/environment');
const { Database: BuiltDatabase } = await built('platform/db/database');
const { createService } = await built('service');

/** Every field that a document can ask for. A document with aliases has a type of its own, made of these. */
export type Root = Query & Mutation;

export interface Answer<Data = Root> {
  readonly status: number;
  /** Typed without null, although an answer with errors may have none. */
  readonly data: Data;
  readonly errors: readonly { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** The whole service on a database of its own, with a clock that tests move; spoken to through /graphql only. */
export class Service {
  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: SettableClock,
    readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  get database(): Database {
    return this.app.get(BuiltDatabase);
  }

  get http() {
    return supertest(this.app.getHttpServer());
  }

  async graphql<Data = Root>(
    query: string,
    variables: object = {},
    token: string | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    const request = this.http.post('/graphql').set('content-type', 'application/json').set(headers);
    if (token !== null) request.set('authorization', `Bearer ${token}`);
    const response = await request.send(JSON.stringify({ query, variables }));
    const body = response.body as { data: Data; errors?: Answer['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [], headers: response.headers };
  }

  /** The data of an answer; throws when it has errors. */
  async data<Data = Root>(query: string, variables: object, token: string | null): Promise<Data> {
    const { data, errors } = await this.graphql<Data>(query, variables, token);
    if (errors.length > 0) throw new Error(`${JSON.stringify(errors)} to ${query} ${JSON.stringify(variables)}`);
    return data;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

/** Monday 1 March 2027, 08:00 in UTC: the "now" of tests that say no other. */
export const MONDAY = Date.parse('2027-03-01T08:00:00Z');

/**
 * Starts a service on a fresh database; `settings` are those of `.env.example`. `beside` another one it is a second
 * instance: on the other's database, by the other's clock, and to be stopped before it.
 */
export async function startService(settings: Record<string, string> = {}, beside?: Service): Promise<Service> {
  const database =
    beside === undefined ? await createDatabase() : { url: beside.databaseUrl, drop: () => Promise.resolve() };
  const env = readEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '10',
    MIGRATE_ON_START: 'false',
    LOG_LEVEL: 'silent',
    DEMO: 'false',
    JOBS: 'false',
    // The clock stands still, so its minute never ends.
    RATE_LIMIT_PER_MINUTE: '0',
    QUOTAS: 'false',
    SIGN_IN_DELAY_MS: '0',
    // Clocks jump by months, and people do not sign in anew.
    SESSION_IDLE_DAYS: '365',
    ...settings,
  });
  const clock = beside?.clock ?? new SettableClock(MONDAY);
  const app = await createService(env, clock);
  await app.listen(0, '127.0.0.1');
  return new Service(app, clock, database.url, database.drop);
}
