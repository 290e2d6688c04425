import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ZONE_RULES } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import { ok } from '../../platform/core/result.js';
import { HOUR_MS } from '../../platform/core/time-range.js';
import { Database, statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { sameMonth } from '../facts/core/month-snapshot.js';
import { keptMonthsOf, type MonthKey, monthKeyOf, type MonthKeyRow } from './kept-months.queries.js';
import { WorkOutMonth } from './work-out-month.js';

/** The most months of a run: those that were not recounted for the longest time. */
const MONTHS = 500;
const RECOUNTED_MS = 20 * HOUR_MS;

const findOldest = statement(
  'kept-month.oldest',
  `select organization_id, month::text from utilization_month
    where zone_rules = $1 and recounted_at < $2
    order by recounted_at, organization_id, month limit $3`,
);

const note = statement(
  'kept-month.recounted',
  'update utilization_month set recounted_at = $3 where organization_id = $1 and month = $2',
);

const forget = statement(
  'kept-month.forget',
  'delete from utilization_month where organization_id = $1 and month = $2',
);

export interface Recount {
  readonly recounted: number;
  readonly differ: number;
}

/** Proves that what is kept is what the facts come to. What differs is told, and taken away. */
@Injectable()
export class RecountMonths {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly months: WorkOutMonth,
    private readonly log: PinoLogger,
  ) {}

  /** The 500 that were not recounted for longest. */
  async execute(): Promise<Recount> {
    const before = sqlInstant(this.clock.now() - RECOUNTED_MS);
    const rows = await this.database.run<MonthKeyRow>(findOldest, [ZONE_RULES, before, MONTHS]);
    let [recounted, differ] = [0, 0];
    for (const row of rows) {
      const told = await this.database.transaction(async (tx) => ok(await this.recount(tx, monthKeyOf(row))));
      if (!told.ok || told.value === null) continue;
      recounted++;
      if (told.value === 'SAME') continue;
      differ++;
      this.log.error(
        { organizationKey: row.organization_id, month: row.month },
        'a kept month of utilization is not what the facts come to',
      );
    }
    this.log.info({ recounted, differ }, `recounted ${recounted} months, ${differ} differ`);
    return { recounted, differ };
  }

  /** Compares a month with its facts; null = they are being changed, or the month was deleted meanwhile. */
  private async recount(tx: Tx, key: MonthKey): Promise<'SAME' | 'DIFFERENT' | null> {
    const { organizationKey, month } = key;
    if (!(await this.months.alone(tx, organizationKey))) return null;
    const now = this.clock.now();
    const kept = (await keptMonthsOf(tx, [organizationKey], [month], now)).get(organizationKey)?.get(month);
    if (kept === undefined) return null;
    const worked = await this.months.execute(tx, key);
    const day = formatLocalDate(month);
    if (worked !== null && sameMonth(kept, worked)) {
      await tx.run(note, [organizationKey, day, sqlInstant(now)]);
      return 'SAME';
    }
    await tx.run(forget, [organizationKey, day]);
    return 'DIFFERENT';
  }
}
