import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { Environment } from '../config/environment.js';
import type { Result } from '../core/result.js';
import { Lanes } from '../work/gate.js';
import { currentScope, isPatient } from '../work/request-scope.js';
import { Unavailable } from '../work/unavailable.js';
import { answerOf, explained } from './answers.js';
import { SideConnections } from './side-connections.js';
import { isRetriable, isUnavailable, sqlStateOf } from './sql-state.js';

/** SQL that is parsed and planned once per connection, under its name; one plan serves all values. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** A statement of a name and the SQL behind it: statement('name')`select …`. What stands in `${}` is SQL, never a value. */
export const statement =
  (name: string) =>
  (parts: TemplateStringsArray, ...sql: readonly (string | number)[]): Statement => ({
    name,
    text: String.raw({ raw: parts }, ...sql),
  });

/** Runs hand-written SQL. */
export interface StatementRunner {
  run<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** Marks the transaction with a topic, whose listeners (`Database.onCommit`) hear of it once it is committed. */
  mark(topic: string): void;
}

export interface Queryable extends StatementRunner {
  /** Plain work on entities, by the repositories of TypeORM; one connection while `work` runs. */
  entities<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** An open transaction: the first argument of every writing function. */
export interface Tx extends Queryable {
  /**
   * Its one statement is the last of the transaction: COMMIT goes with it in the same round trip, so that nobody waits
   * for a lock of it while the answer travels. So the statement itself must raise what is to roll back; nothing else
   * may follow, and no refusal.
   */
  readonly last: StatementRunner;
}

/** Thrown inside a transaction when another one won between our look and our write: look again from the start. */
export class LostRaceError extends Error {}

const MOST_TRIES = 8;
/** The time limit of statements that no client waits for (`patiently`). */
const PATIENT_MS = 600_000;
/** How much longer than its statements may take a server may say nothing. */
const SILENCE_MS = 5_000;

/** Work that no client waits for gives way: behind a lock that it queues for, requests would have to wait as well. */
const SHORT_LOCK_MS = 1_000;
const PATIENCE = {
  set: `set statement_timeout = ${PATIENT_MS}; set lock_timeout = ${SHORT_LOCK_MS}`,
  reset: 'reset statement_timeout; reset lock_timeout',
};

const LOCAL_PATIENCE = PATIENCE.set.replaceAll('set ', 'set local ');

/** Each lost race is somebody else's commit, so among many rivals one may lose often before its turn comes. */
const MOST_RACES = 200;

@Injectable()
export class Database implements Queryable {
  private readonly lanes: Lanes;
  private readonly listeners = new Map<string, () => void>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly side: SideConnections,
    private readonly env: Environment,
  ) {
    this.lanes = new Lanes(env.databasePoolSize);
    survive(this.pool);
  }

  /** Throws Unavailable when the database does not answer in time, and why the request ended when it ends first. */
  async run<Row>({ name, text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const query = { name, text, values: [...values] };
    const client = await this.lease();
    let broken = true;
    try {
      const [answer, set] = await this.withPatience(client, query);
      broken = set === 'FAILED';
      return answer.rows as Row[];
    } catch (error) {
      // An error that PostgreSQL answered leaves the connection usable.
      broken = sqlStateOf(error) === null;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Sends the settings of patience, the query and their reset in one round trip. */
  private async withPatience(client: PoolClient, query: QueryConfig) {
    const backend = this.backend(client);
    if (!isPatient()) return [await answerOf(backend, sent(client, query)), 'AT_REST'] as const;
    const all = Promise.allSettled([client.query(PATIENCE.set), sent(client, query), client.query(PATIENCE.reset)]);
    const [set, answer, reset] = await answerOf(backend, all);
    if (answer.status === 'rejected') {
      currentScope()?.assertGoing();
      throw explained(answer.reason);
    }
    // A connection that did not take both settings is not used again.
    return [answer.value, [set, reset].some(({ status }) => status === 'rejected') ? 'FAILED' : 'AT_REST'] as const;
  }

  /** Throws like `run`. */
  async entities<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    currentScope()?.assertGoing();
    const runner = this.dataSource.createQueryRunner();
    try {
      return await watched(runner, this.backend(await connected(runner)), work);
    } catch (error) {
      throw error instanceof QueryFailedError ? explained(error) : error;
    } finally {
      await runner.release();
    }
  }

  private async lease(): Promise<PoolClient> {
    currentScope()?.assertGoing();
    try {
      return await this.pool.connect();
    } catch (cause) {
      throw noConnection(cause);
    }
  }

  private backend(client: PoolClient) {
    const silenceMs = this.env.databaseTimeouts.statementMs + SILENCE_MS;
    return { client, silenceMs, cancel: (processId: number) => this.side.cancel(processId) };
  }

  /**
   * Calls the listener after each transaction of this instance that was marked with the topic and is committed. One whose
   * COMMIT was not confirmed is not heard of.
   */
  onCommit(topic: string, listener: () => void): void {
    this.listeners.set(topic, listener);
  }

  /** Outside of a transaction each statement commits by itself, so listeners hear at once. */
  mark(topic: string): void {
    this.listeners.get(topic)?.();
  }

  /**
   * Runs `work` in one READ COMMITTED transaction: a value commits, a refusal and an exception roll back. A
   * serialization failure, a deadlock or a lost race runs the whole of `work` again, a bounded number of times; so it
   * must have no effect outside the transaction. Throws Unavailable when others won to the end, when a lock or a
   * connection did not come in time, and when the database is away: nothing was changed then.
   */
  async transaction<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const { connectionMs } = this.env.databaseTimeouts;
    const leave = await this.lanes.enter(currentScope()?.about ?? [], connectionMs);
    try {
      return await this.tries(work);
    } finally {
      leave();
    }
  }

  private async tries<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    for (let attempt = 1; ; attempt++) {
      currentScope()?.assertGoing();
      try {
        return await this.attempt(work);
      } catch (error) {
        const raced = error instanceof LostRaceError;
        if (!(raced || isRetriable(error))) throw error;
        if (attempt >= (raced ? MOST_RACES : MOST_TRIES)) throw lostEveryRace(error);
        await pause(Math.random() * 5 * Math.min(attempt, MOST_TRIES));
      }
    }
  }

  private async attempt<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const marks = new Set<string>();
      const result = await work(await this.begin(runner, marks));
      if (runner.isTransactionActive) {
        currentScope()?.assertGoing();
        // A refusal stands also when the connection broke meanwhile: nothing was changed then either.
        await (result.ok ? commit(runner) : runner.rollbackTransaction().catch(() => undefined));
      } else if (!result.ok) throw new Error('a transaction was refused that is committed');
      if (result.ok) for (const topic of marks) this.mark(topic);
      return result;
    } catch (error) {
      // The connection may be gone; the first error is the one that tells why.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error instanceof QueryFailedError ? explained(error) : error;
    } finally {
      await runner.release();
    }
  }

  private async begin(runner: QueryRunner, marks: Set<string>): Promise<Tx> {
    const client = await this.started(runner);
    const backend = this.backend(client);
    const send = ({ name, text }: Statement, values: readonly unknown[] = []) =>
      sent(client, { name, text, values: [...values] });
    const last = async <Row>(statement: Statement, values?: readonly unknown[]) => {
      // Sent, and COMMIT right behind it; after an error PostgreSQL takes that for ROLLBACK. No longer cancelled.
      const [done, committed] = await Promise.allSettled([send(statement, values), commit(runner)]);
      if (done.status === 'rejected') throw explained(done.reason);
      if (committed.status === 'rejected') throw committed.reason;
      return done.value.rows as Row[];
    };
    const mark = (topic: string) => void marks.add(topic);
    return {
      mark,
      entities: (work) => watched(runner, backend, work),
      run: async <Row>(statement: Statement, values?: readonly unknown[]) =>
        (await answerOf(backend, send(statement, values))).rows as Row[],
      last: { run: last, mark },
    };
  }

  private async started(runner: QueryRunner): Promise<PoolClient> {
    const client = await connected(runner);
    try {
      await runner.startTransaction();
      if (isPatient()) await client.query(LOCAL_PATIENCE);
      return client;
    } catch (cause) {
      throw noConnection(cause);
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

const noConnection = (cause: unknown): Unavailable =>
  new Unavailable('No connection to the database came in time. Try again in a few seconds.', { cause });

async function connected(runner: QueryRunner): Promise<PoolClient> {
  try {
    return (await runner.connect()) as PoolClient;
  } catch (cause) {
    throw noConnection(cause);
  }
}

/** Statements of the entity manager end with the request and give up a silent server, like hand-written ones. */
async function watched<T>(
  runner: QueryRunner,
  backend: Parameters<typeof answerOf>[0],
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const query = runner.query.bind(runner) as (...sent: unknown[]) => Promise<unknown>;
  const watching = { query: (...sent: unknown[]) => answerOf(backend, query(...sent)) };
  Object.assign(runner, watching);
  try {
    return await work(runner.manager);
  } finally {
    // COMMIT and ROLLBACK are never cancelled.
    Reflect.deleteProperty(runner, 'query');
  }
}

/** The answer by callback: the driver's own promises keep the rows until after they were used, as old objects. */
const sent = (client: PoolClient, query: QueryConfig): Promise<QueryResult> =>
  new Promise((resolve, reject) => {
    client.query(query, (error: Error | null, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  });

/**
 * Keeps a connection that breaks while it is used from ending the process. Its statement fails by itself; without a
 * listener, the event of the connection would be an uncaught error.
 */
function survive(pool: Pool): void {
  const known = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    client.on('error', () => undefined);
  });
}

const UNCONFIRMED =
  'The database did not confirm the change. Send the request again with its idempotency key, which finds what was done.';

/** Marks the request: no refusal may now say that nothing was changed. */
async function commit(runner: QueryRunner): Promise<void> {
  const scope = currentScope();
  if (scope !== null) scope.changed = true;
  try {
    await runner.commitTransaction();
  } catch (error) {
    throw isUnavailable(error) ? new Unavailable(UNCONFIRMED, { cause: error }) : error;
  }
}

const lostEveryRace = (cause: unknown): Unavailable =>
  new Unavailable('Others changed the same again and again; nothing was changed here. Try again in a few seconds.', {
    cause,
  });
