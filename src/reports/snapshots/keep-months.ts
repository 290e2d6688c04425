import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ZONE_RULES } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatLocalDate, monthOf } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { ok } from '../../platform/core/result.js';
import { DAY_MS, type Instant, MINUTE_MS } from '../../platform/core/time-range.js';
import { Unavailable } from '../../platform/work/unavailable.js';
import { Database, statement } from '../../platform/db/database.js';
import { insertKeptMonth, type MonthKey, monthKeyOf, type MonthKeyRow } from './kept-months.queries.js';
import { WorkOutMonth } from './work-out-month.js';

/** Months that are stored, counted back: two years, and the month before the first. */
const MONTHS = 25;
/** A month is over everywhere a day after it is in UTC; two days later most of it is written down. */
const OVER_MS = 3 * DAY_MS;
/** The time limit of a run; later months are made the next time. */
const LONGEST_MS = 10 * MINUTE_MS;

const findAbsent = statement('kept-month.absent')`select o.organization_id, m.month::text
     from (select distinct organization_id from capacity) o cross join unnest($1::date[]) as m (month)
    where not exists (
      select from utilization_month u
       where u.organization_id = o.organization_id and u.month = m.month and u.zone_rules = $2)
    order by m.month desc, o.organization_id`;

/** How many months were made, and how many could not be for now. */
export interface KeptCount {
  readonly kept: number;
  readonly left: number;
}

/** Keeps what each provider's past months came to. Nothing depends on it but how fast reports are. */
@Injectable()
export class KeepMonths {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly months: WorkOutMonth,
    private readonly log: PinoLogger,
  ) {}

  /** Stores those of the last 25 months that are over and absent, the latest first. */
  async execute(): Promise<KeptCount> {
    const began = this.clock.now();
    const rows = await this.database.run<MonthKeyRow>(findAbsent, [monthsOver(began).map(formatLocalDate), ZONE_RULES]);
    let kept = 0;
    for (const row of rows) {
      if (this.clock.now() - began > LONGEST_MS) break;
      if (await this.keep(monthKeyOf(row))) kept++;
    }
    return { kept, left: rows.length - kept };
  }

  /** One that cannot be made leaves the others alone. */
  private async keep(key: MonthKey): Promise<boolean> {
    try {
      const kept = await this.database.transaction(async (tx) => {
        if (!(await this.months.alone(tx, key.organizationKey))) return ok(false);
        const worked = await this.months.execute(tx, key);
        if (worked !== null) await insertKeptMonth(tx, key, worked, this.clock.now());
        return ok(worked !== null);
      });
      return kept.ok && kept.value;
    } catch (err) {
      // The cause that delays this month delays the others too, and requests behind a lock that this job queues for.
      if (err instanceof Unavailable) throw err;
      this.log.error({ err, ...key }, 'a month of utilization could not be kept');
      return false;
    }
  }
}

/** The first days of the months that are over in every zone for two days, the latest first. */
function monthsOver(now: Instant): LocalDateTime[] {
  const latest = monthOf((now - OVER_MS) as LocalDateTime, -1);
  return Array.from({ length: MONTHS }, (_, back) => monthOf(latest, -back));
}
