import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { deleteCountsBefore } from './refused-demand.repository.js';

/** Two years and a month: the last month of this year can be compared with that of last year and of the year before. */
const KEPT_MONTHS = 25;

/** Takes away the counts of what was refused that are older than 25 months, by the day on which it was asked. */
@Injectable()
export class ForgetOldDemand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<void> {
    return deleteCountsBefore(this.database, this.clock.now(), KEPT_MONTHS);
  }
}
