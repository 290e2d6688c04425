import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { PgBoss } from 'pg-boss';
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

const CONNECTIONS = 2;
const KEPT_SECONDS = 3_600;
const STOP_MS = 5_000;

/** Makes or brings up to date what jobs keep in the database, which they do themselves where MIGRATE_ON_START lets them. */
export async function migrateJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Runs jobs on whichever instance is free (pg-boss, in a schema of its own in our database); JOBS switches them off. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly jobs: Job[] = [];
  private boss: PgBoss | null = null;

  constructor(
    private readonly env: Environment,
    private readonly log: PinoLogger,
  ) {}

  /** Before the service starts. */
  register(job: Job): void {
    this.jobs.push(job);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.env.jobs || this.env.databaseUrl === null) return;
    const boss = new PgBoss({
      connectionString: this.env.databaseUrl,
      application_name: 'workbay jobs',
      max: CONNECTIONS,
      migrate: this.env.migrateOnStart,
    });
    boss.on('error', (err) => {
      this.log.error({ err }, 'jobs failed');
    });
    await boss.start();
    this.boss = boss;
    for (const job of this.jobs) await this.start(boss, job);
  }

  private async start(boss: PgBoss, job: Job): Promise<void> {
    const { name } = job;
    await boss.createQueue(name, { policy: 'exclusive', deleteAfterSeconds: KEPT_SECONDS, retryLimit: 0 });
    await boss.work(name, async () => {
      try {
        await job.run();
      } catch (err) {
        this.log.error({ err, job: name }, 'job failed');
        throw err;
      }
    });
    await boss.schedule(name, job.cron);
    // What was due while no instance ran.
    await boss.send(name);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ timeout: STOP_MS });
    this.boss = null;
  }
}
