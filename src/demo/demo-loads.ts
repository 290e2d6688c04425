import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { beginLoad, completeLoad, demoLoad } from './demo-load.repository.js';

const LATEST_MS = 7 * DAY_MS;

/** Keeps in the database whether the demo world is being loaded, is whole, or was removed. */
@Injectable()
export class DemoLoads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The instant from which the days of the demo world count; null when there is nothing to load. A load that was cut
   * short goes on with the days of its first start, so that it books the same again, unless they have passed.
   */
  async begin(): Promise<Instant | null> {
    const now = this.clock.now();
    await beginLoad(this.database, now);
    const load = await demoLoad(this.database);
    if (load === null || load.isComplete || load.isRemoved) return null;
    return now - load.startedAt < LATEST_MS ? load.startedAt : now;
  }

  complete(): Promise<void> {
    return completeLoad(this.database, this.clock.now());
  }
}
