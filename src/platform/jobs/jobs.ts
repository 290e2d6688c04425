import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';
import type { Tx } from '../db/database.js';
import { patiently } from '../work/request-scope.js';
import { Environment } from '../config/environment.js';

/** Work that tidies up or tells; what it does is true before it is done, so nothing waits for it. */
export interface Job {
  /** Unique in the service; letters, digits, hyphens and points. */
  readonly name: string;
  /** When it is due, as cron writes it, in UTC: five fields. */
  readonly cron: string;
  /** Runs on one instance at a time, and again when it fails. */
  run(): Promise<unknown>;
}

/** Work that a transaction enqueues. It is done once the transaction is committed, and never of one that rolls back. */
export interface Work<Data extends object> {
  /** Unique in the service; letters, digits, hyphens and points. */
  readonly name: string;
  /** Runs again after a failure, a few times and ever later; so it must do no harm twice. */
  run(data: Data): Promise<unknown>;
}

const MOST_RETRIES = 5;
const CONNECTIONS = 2;
const KEPT_SECONDS = 3_600;
const STOP_MS = 5_000;
const AGAIN_MS = 30_000;
/** Statements on the tables of jobs are short, however long the jobs themselves take. */
const SESSION = '-c statement_timeout=60000 -c lock_timeout=30000 -c idle_in_transaction_session_timeout=10000';

/**
 * Makes or brings up to date what jobs keep in the database, which they do themselves where MIGRATE_ON_START lets them.
 */
export async function migrateJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/**
 * Runs jobs on whichever instance is free (pg-boss, in a schema of its own in our database); JOBS switches them off.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs: Job[] = [];
  private readonly works: Work<object>[] = [];
  private boss: PgBoss | null = null;
  private again: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {}

  /** Before the service starts. */
  register(job: Job): void {
    this.jobs.push(job);
  }

  /** Before the service starts. */
  registerWork<Data extends object>(work: Work<Data>): void {
    this.works.push(work);
  }

  /**
   * Enqueues registered work with its data in the transaction. Call it where jobs run, such as in a receiver of the
   * relay; throws elsewhere.
   */
  async enqueue<Data extends object>(tx: Tx, { name }: Work<Data>, data: Data): Promise<void> {
    if (this.boss === null) throw new Error(`jobs do not run here, so ${name} cannot be enqueued`);
    const executeSql = async (text: string, values?: unknown[]) => ({
      rows: await tx.entities((manager) => manager.query<unknown[]>(text, values)),
    });
    await this.boss.send(name, data, { db: { executeSql } });
  }

  /** Nothing is wrong while jobs rest, so the service serves also where they cannot run. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.env.jobs || this.env.databaseUrl === null) return;
    await this.beginOrLater(this.env.databaseUrl);
  }

  /** Tries again until it succeeds: the database may be away, or be migrated by another instance. */
  private async beginOrLater(url: string): Promise<void> {
    try {
      await this.begin(url);
    } catch (err) {
      this.log.error({ err }, 'jobs do not run yet: the database is away, or their tables are missing or out of date');
      await this.boss?.stop({ graceful: false }).catch(() => undefined);
      this.boss = null;
      if (!this.stopped) this.again = setTimeout(() => void this.beginOrLater(url), AGAIN_MS).unref();
    }
  }

  private async begin(connectionString: string): Promise<void> {
    const boss = new PgBoss({
      connectionString,
      application_name: 'workbay jobs',
      options: SESSION,
      max: CONNECTIONS,
      migrate: this.env.migrateOnStart,
    });
    boss.on('error', (err) => {
      this.log.error({ err }, 'jobs failed');
    });
    this.boss = boss;
    await boss.start();
    for (const job of this.jobs) await this.start(boss, job);
    for (const work of this.works) await this.takeUp(boss, work);
  }

  private async start(boss: PgBoss, job: Job): Promise<void> {
    const { name } = job;
    await boss.createQueue(name, { policy: 'exclusive', deleteAfterSeconds: KEPT_SECONDS, retryLimit: 0 });
    await boss.work(name, async () => {
      try {
        await patiently(() => job.run());
      } catch (err) {
        this.log.error({ err, job: name }, 'job failed');
        throw err;
      }
    });
    await boss.schedule(name, job.cron);
    // Runs what was due while no instance ran.
    await boss.send(name);
  }

  private async takeUp(boss: PgBoss, work: Work<object>): Promise<void> {
    const { name } = work;
    await boss.createQueue(name, { deleteAfterSeconds: KEPT_SECONDS, retryLimit: MOST_RETRIES, retryBackoff: true });
    await boss.work<object>(name, async ([job]) => {
      try {
        if (job !== undefined) await patiently(() => work.run(job.data));
      } catch (err) {
        this.log.error({ err, job: name }, 'enqueued work failed');
        throw err;
      }
    });
  }

  /** While the connections of what jobs do are still there. A database that is gone stops nothing. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.again !== null) clearTimeout(this.again);
    if (this.boss === null) return;
    const stopped = this.boss.stop({ timeout: STOP_MS }).catch((err: unknown) => {
      this.log.error({ err }, 'jobs did not stop in order');
    });
    await Promise.race([stopped, pause(2 * STOP_MS, undefined, { ref: false })]);
    this.boss = null;
  }
}
