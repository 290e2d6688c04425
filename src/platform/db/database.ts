import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Result } from '../core/result.js';
import { isRetriable } from './sql-state.js';

/** SQL that is parsed and planned once per connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** One plan for all values: for what takes longer to plan than to run, and whose best plan is always the same. */
  readonly onePlan?: boolean;
}

export const statement = (name: string, text: string): Statement => ({ name, text });

export const statementOfOnePlan = (name: string, text: string): Statement => ({ name, text, onePlan: true });

export interface Queryable {
  run<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** An open transaction: the first argument of every writing function. */
export interface Tx extends Queryable {
  /** For plain work on entities; the same connection. */
  readonly manager: EntityManager;
  /**
   * Its one statement is the last of the transaction: COMMIT goes with it in the same round trip, so that nobody waits
   * for a lock of it while the answer travels. So the statement itself must raise what is to roll back; nothing else
   * may follow, and no refusal.
   */
  readonly last: Queryable;
}

/** Thrown inside a transaction when another one won between our look and our write: look again from the start. */
export class Raced extends Error {}

const MOST_TRIES = 8;
/** Each lost race is somebody else's commit, so among many rivals one may lose often before its turn comes. */
const MOST_RACES = 200;

@Injectable()
export class Database implements Queryable {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async run<Row>({ name, text, onePlan }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const query = { name, text, values: [...values] };
    if (onePlan === true) return this.withOnePlan(query);
    return (await this.pool.query(query)).rows as Row[];
  }

  /** PostgreSQL would plan some anew for each set of values. Three statements, in one round trip. */
  private async withOnePlan<Row>(query: { name: string; text: string; values: unknown[] }): Promise<Row[]> {
    const client = await this.pool.connect();
    const sent = await Promise.allSettled([
      client.query('set plan_cache_mode = force_generic_plan'),
      client.query(query),
      client.query('reset plan_cache_mode'),
    ]);
    // A connection that did not take both settings is not used again.
    const [set, answer, unset] = sent;
    client.release(set.status === 'rejected' || unset.status === 'rejected');
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value.rows as Row[];
  }

  /**
   * Runs `work` in one READ COMMITTED transaction: a value commits, a refusal and an exception roll back. A
   * serialization failure, a deadlock or a lost race runs the whole of `work` again, a bounded number of times; so it
   * must have no effect outside the transaction.
   */
  async transaction<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        const raced = error instanceof Raced;
        if (attempt >= (raced ? MOST_RACES : MOST_TRIES) || !(raced || isRetriable(error))) throw error;
        await pause(Math.random() * 5 * Math.min(attempt, MOST_TRIES));
      }
    }
  }

  private async attempt<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const send = ({ name, text }: Statement, values: readonly unknown[] = []) =>
        client.query({ name, text, values: [...values] });
      const last = async <Row>(statement: Statement, values?: readonly unknown[]) => {
        // Sent, and COMMIT right behind it; after an error PostgreSQL takes that for ROLLBACK.
        const [sent, committed] = await Promise.allSettled([send(statement, values), runner.commitTransaction()]);
        if (sent.status === 'rejected') throw sent.reason;
        if (committed.status === 'rejected') throw committed.reason;
        return sent.value.rows as Row[];
      };
      const tx: Tx = {
        manager: runner.manager,
        run: async <Row>(statement: Statement, values?: readonly unknown[]) =>
          (await send(statement, values)).rows as Row[],
        last: { run: last },
      };
      const result = await work(tx);
      if (runner.isTransactionActive) await (result.ok ? runner.commitTransaction() : runner.rollbackTransaction());
      else if (!result.ok) throw new Error('a transaction was refused that is committed');
      return result;
    } catch (error) {
      // The connection may be gone; the first error is the one that tells why.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
