import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { LessThan } from 'typeorm';
import { ZONE_RULES } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import { ok } from '../../platform/core/result.js';
import { HOUR_MS } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { sameMonth } from '../facts/core/month-snapshot.js';
import { keptMonthsOf, type MonthKey } from './kept-months.queries.js';
import { UtilizationMonthEntity } from './utilization-month.entity.js';
import { WorkOutMonth } from './work-out-month.js';

/** The most months of a run: those that were not recounted for the longest time. */
const MONTHS = 500;
const RECOUNTED_MS = 20 * HOUR_MS;

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
    const oldest = await this.database.entities((manager) =>
      manager.find(UtilizationMonthEntity, {
        select: { organizationId: true, month: true },
        where: { zoneRules: ZONE_RULES, recountedAt: LessThan(this.clock.now() - RECOUNTED_MS) },
        order: { recountedAt: 'ASC', organizationId: 'ASC', month: 'ASC' },
        take: MONTHS,
      }),
    );
    let [recounted, differ] = [0, 0];
    for (const { organizationId: organizationKey, month } of oldest) {
      const told = await this.database.transaction(async (tx) =>
        ok(await this.recount(tx, { organizationKey, month })),
      );
      if (!told.ok || told.value === null) continue;
      recounted++;
      if (told.value === 'SAME') continue;
      differ++;
      this.log.error(
        { organizationKey, month: formatLocalDate(month) },
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
    const place = { organizationId: organizationKey, month };
    const isSame = worked !== null && sameMonth(kept, worked);
    await tx.entities<unknown>((manager) =>
      isSame
        ? manager.update(UtilizationMonthEntity, place, { recountedAt: now })
        : manager.delete(UtilizationMonthEntity, place),
    );
    return isSame ? 'SAME' : 'DIFFERENT';
  }
}
