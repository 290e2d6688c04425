import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database, statement } from '../platform/db/database.js';
import { monthOf } from '../platform/core/calendar.js';
import type { Instant } from '../platform/core/time-range.js';
import { localAt } from '../platform/core/zone.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { type HappeningClass, monthsKept } from './core/happening-kind.js';

const MONTHS_AHEAD = 3;

const make = statement('happening.make-month')`select make_happening_month($1, $2)`;

const dropOlder = statement('happening.drop-months')`select drop_happening_months($1, $2) as dropped`;

/** The first instant of a month in UTC, counted from the month of `now`. */
export const monthsLater = (now: Instant, months: number): Instant => monthOf(localAt(now, 'UTC'), months);

/** Makes the months of the table ahead and drops those that nobody can ask for any more. */
@Injectable()
export class HappeningMonths {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    for (const [class_, kept] of Object.entries(monthsKept) as [HappeningClass, number][]) {
      for (let month = 0; month <= MONTHS_AHEAD; month++) {
        await this.database.run(make, [class_, sqlInstant(monthsLater(now, month))]);
      }
      await this.database.run(dropOlder, [class_, sqlInstant(monthsLater(now, -kept))]);
    }
  }
}
