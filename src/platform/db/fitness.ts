import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { migrations } from '../../../migrations/index.js';
import { Clock, SystemClock } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import { Unavailable } from '../work/unavailable.js';
import { clockProblem } from './clocks.js';
import { wrongSchema } from './migrations-applied.js';
import { SideConnections } from './side-connections.js';

/** The instance must not serve; the message says why and what to do. */
export class Unfit extends Error {}

const EVERY_MS = 60_000;
// The one place that asks for PostgreSQL's own clock.
const LOOK = `select extract(epoch from clock_timestamp()) * 1000 as server, array(select name::text from migrations) as applied`;

/** Tells whether this instance may serve: its database answers, has the schema of this build, and has the same time. */
@Injectable()
export class Fitness implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly comparesClocks: boolean;
  private wrongClock: string | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly side: SideConnections,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
    env: Environment,
  ) {
    // A clock that was set elsewhere on purpose is compared with none.
    this.comparesClocks = env.clockStart === null && clock instanceof SystemClock;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.watch(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Throws Unfit at start. */
  async assert(): Promise<void> {
    const problem = await this.problem();
    if (problem !== null) throw new Unfit(problem);
  }

  /** null when fit. Throws Unavailable when the database does not answer. */
  async problem(): Promise<string | null> {
    const before = this.clock.now();
    const [row] = await this.side.ask<{ server: string; applied: string[] }>(LOOK);
    const after = this.clock.now();
    if (row === undefined) throw new Unavailable('The database does not answer.');
    this.hear(this.comparesClocks ? clockProblem({ before, after, server: Number(row.server) }) : null);
    return this.wrongClock ?? wrongSchema(migrations, row.applied)?.message ?? null;
  }

  /** Throws Unavailable while the clock is wrong, by the last comparison. */
  assertRightClock(): void {
    if (this.wrongClock !== null) throw new Unavailable(this.wrongClock);
  }

  private hear(problem: string | null): void {
    if (problem !== null && this.wrongClock === null) this.log.error(`${problem} Until then nothing is served.`);
    if (problem === null && this.wrongClock !== null) this.log.warn('The clock is right again.');
    this.wrongClock = problem;
  }

  /** A database that is away says nothing about clocks: what was found last stands. */
  private async watch(): Promise<void> {
    await this.problem().catch((err: unknown) => {
      this.log.warn({ err }, 'the clock could not be compared with that of PostgreSQL');
    });
  }
}
