import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import type { Money } from '../platform/core/money.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { isDataError } from '../platform/db/sql-state.js';
import { detached } from '../platform/work/request-scope.js';
import { Batch } from './core/batch.js';
import { bandOf, dayAt, hourOfWeek, type RequestReason, type SearchReason, skillsCounted } from './core/demand.js';
import { addCounts, type Flush } from './refused-demand.repository.js';

/** A wish that could not be met. */
export interface Refused {
  readonly reason: RequestReason | SearchReason;
  /**
   * When it should have begun, and where: the hour of the week, and the day on which it was asked, are of this zone.
   */
  readonly startsAt: Instant;
  readonly timeZone: string;
  /** The resource; null = a search, which named none. */
  readonly resourceId: ResourceKey | null;
  /** Skills of a search; empty when a resource was named. */
  readonly skills: readonly string[];
  /** The radius of a search; null: anywhere. */
  readonly withinKilometres: number | null;
  /** The organization for which; null: none was named. */
  readonly consumerId: OrganizationKey | null;
  readonly unitMinutes: number;
  /** The price it would have had; null = nothing, or no resource was named. */
  readonly worth: Money | null;
}

const FLUSH_MS = 1_000;

/**
 * Counts what is refused, for the reports: in memory, and once a second in the database, so that nobody waits for being
 * counted. A crash loses at most the last second. To be called after the transaction of the request.
 */
@Injectable()
export class DemandLog implements OnApplicationShutdown {
  private batch = new Batch();
  private unconfirmed: Flush | null = null;
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  /**
   * Counts what one request or search was refused, and asks for it only then; never throws. `repetition`: what makes a
   * request a repetition of another, which is counted once in a batch.
   */
  note(refused: () => readonly Refused[], repetition: string | null = null): void {
    try {
      if (!this.batch.isNew(repetition)) return;
      for (const each of refused()) this.add(each);
      this.flushSoon();
    } catch (err) {
      this.log.error({ err }, 'what was refused is not counted');
    }
  }

  private add({ startsAt, timeZone, resourceId, withinKilometres, ...refused }: Refused): void {
    this.batch.add({
      day: dayAt(this.clock.now(), timeZone),
      hourOfWeek: hourOfWeek(startsAt, timeZone),
      reason: refused.reason,
      skills: skillsCounted(refused.skills),
      resource: resourceId,
      distanceBand: withinKilometres === null ? null : bandOf(withinKilometres),
      consumer: refused.consumerId,
      currency: refused.worth?.currency ?? null,
      number: 1,
      unitMinutes: refused.unitMinutes,
      worthMinor: refused.worth?.minor ?? 0n,
    });
  }

  /** Writes down what was noted up to now; never rejects. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** A batch that may have been written is sent again under its id, before newer ones. */
  private async write(): Promise<void> {
    if (this.unconfirmed !== null && !(await this.send(this.unconfirmed))) return;
    this.unconfirmed = null;
    const { batch } = this;
    if (batch.isEmpty) return;
    this.batch = new Batch();
    if (batch.dropped > 0) this.log.warn({ dropped: batch.dropped }, 'too much was refused at once to count it all');
    const flush = { id: uuidv7(), at: this.clock.now(), counts: batch.sorted() };
    if (!(await this.send(flush))) this.unconfirmed = flush;
  }

  /** False when it must be sent again later. */
  private async send(flush: Flush): Promise<boolean> {
    try {
      await addCounts(this.database, flush);
      return true;
    } catch (err) {
      this.log.error({ err }, 'what was refused could not be written down');
      // A data error stays one however often it is sent; any other error means that the database is away for a while.
      if (isDataError(err)) return true;
      this.flushSoon();
      return false;
    }
  }

  /** Not as a part of the request that is being counted, which may end before. */
  private flushSoon(): void {
    this.timer ??= detached(() => setTimeout(() => void this.flush(), FLUSH_MS).unref());
  }
}
