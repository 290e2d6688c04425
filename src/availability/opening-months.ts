import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { assert } from '../platform/core/assert.js';
import { formatLocalDate, monthOf, monthsFrom, parseLocalDate } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { ok } from '../platform/core/result.js';
import { DAY_MS, hull, type Instant, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { Database, statement, type Tx } from '../platform/db/database.js';
import { sqlRange } from '../platform/db/sql-values.js';
import { breathe, Slices } from '../platform/work/breathe.js';
import { patiently } from '../platform/work/request-scope.js';
import { noSpecialDays, openRanges, type OpeningPeriod } from './core/opening-hours.js';
import { specialDaysIn } from './special-days.queries.js';

/** The edition of the IANA database by which months are made: one that another edition made is not taken for known. */
export const ZONE_RULES = process.versions['tz'] ?? '';

/** So far from now months are kept: nobody can make the service keep all of time. */
const KEPT_DAYS_EITHER_WAY = 5 * 366;
/** The number of months made in one transaction, and while a request waits. */
const BATCH = 500;
/** A request waits no longer for months; they are made all the same. */
const MOST_WAITED_MS = 2_000;
/** For so long a month of which none was missing is not looked at again; what is missing costs time, never truth. */
const REMEMBERED_MS = MINUTE_MS;

interface MissingRow {
  readonly organization_id: OrganizationKey;
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly opening_hours: OpeningPeriod[];
  readonly month: string;
}

// Drafts, and the resources of unverified organizations, are offered to nobody: no search needs their months.
const findMissing = statement('opening-month.missing')`
  select m.organization_id, m.calendar_id, m.time_zone, m.opening_hours, m.month::text
     from (select c.organization_id, c.calendar_id, c.time_zone, c.opening_hours, m.month
             from opening_calendar c
             join organization o on o.organization_id = c.organization_id and o.status = 'VERIFIED'
            cross join unnest($1::date[]) as m (month)
            where not exists (
              select from opening_month o
               where o.organization_id = c.organization_id and o.calendar_id = c.calendar_id and o.month = m.month
                 and o.zone_rules = $2)) m
    where exists (
      select from capacity k join resource r using (organization_id, resource_id)
       where k.organization_id = m.organization_id and k.calendar_id = m.calendar_id and r.status = 'LISTED')
    limit $3`;

/** One instance at a time makes months; another goes on without them. */
const MAKING_LOCK = 7_220_152;

const tryLock = statement('opening-month.try-lock')`select pg_try_advisory_xact_lock($1) as ours`;

const lockOwners = statement('opening-month.lock-owners')`
  select from organization_calendar o where o.organization_id = any ($1::bigint[])
    order by o.organization_id for share`;

const keepMonths = statement('opening-month.keep')`
  insert into opening_month (organization_id, calendar_id, month, open, zone_rules)
   select m.organization_id, m.calendar_id, m.month, m.open, $5
     from unnest($1::bigint[], $2::uuid[], $3::date[], $4::tstzmultirange[])
            as m (organization_id, calendar_id, month, open)
    order by m.organization_id, m.calendar_id, m.month
   on conflict on constraint opening_month_pkey do update set open = excluded.open, zone_rules = excluded.zone_rules`;

/** The months in UTC that a window touches: each its first day, as an SQL date, and its time. */
export const monthsOf = ({ startsAt, endsAt }: TimeRange): { month: string; time: TimeRange }[] =>
  monthsFrom(startsAt as LocalDateTime, endsAt as LocalDateTime).map(({ from, to }) => ({
    month: formatLocalDate(from),
    time: { startsAt: from, endsAt: to },
  }));

/**
 * Opening minutes of calendars by month, stored for searches and reports over many resources. A stored month is
 * true, because the database deletes it when its facts change; an absent one is computed when it is needed.
 */
@Injectable()
export class OpeningMonths {
  private readonly completeAt = new Map<string, Instant>();
  /** Under way in this instance, by its months: all who need the same wait for the same. */
  private readonly making = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  /**
   * Makes what is missing of the months (UTC) that a window touches, as far as months are kept at all: one batch while
   * the caller waits, the rest afterwards. What is missing costs a search time, never truth.
   */
  async ensure(window: TimeRange): Promise<void> {
    const now = this.clock.now();
    const months = monthsOf({
      startsAt: Math.max(window.startsAt, now - KEPT_DAYS_EITHER_WAY * DAY_MS),
      endsAt: Math.min(window.endsAt, now + KEPT_DAYS_EITHER_WAY * DAY_MS),
    })
      .map(({ month }) => month)
      .filter((month) => Math.abs(now - (this.completeAt.get(month) ?? -Infinity)) > REMEMBERED_MS);
    if (months.length === 0) return;
    const key = months.join();
    const making =
      this.making.get(key) ?? patiently(() => this.begin(months, now)).finally(() => this.making.delete(key));
    this.making.set(key, making);
    await Promise.race([making, pause(MOST_WAITED_MS, undefined, { ref: false })]);
  }

  /** Never rejects: without the months a search takes longer and finds the same. */
  private async begin(months: readonly string[], now: Instant): Promise<void> {
    let made = 0;
    try {
      made = await this.make(months);
    } catch (err) {
      this.log.warn({ err }, 'opening months could not be made');
    }
    for (const month of months) this.completeAt.set(month, now);
    if (made === BATCH) void this.goOn(months);
  }

  /** Makes further months in the background; a month that it does not get done is found missing a minute later. */
  private async goOn(months: readonly string[]): Promise<void> {
    try {
      while ((await this.make(months)) === BATCH) await breathe();
    } catch (err) {
      this.log.warn({ err }, 'opening months could not be made in advance');
    }
  }

  private async make(months: readonly string[]): Promise<number> {
    const made = await this.database.transaction(async (tx) => {
      const [lock] = await tx.run<{ ours: boolean }>(tryLock, [MAKING_LOCK]);
      if (lock?.ours !== true) return ok(0);
      const missing = await tx.run<MissingRow>(findMissing, [months, ZONE_RULES, BATCH]);
      if (missing.length > 0) await keep(tx, missing);
      return ok(missing.length);
    });
    return made.ok ? made.value : 0;
  }
}

/**
 * Stores months. A transaction that changes a special day waits for it and then deletes the month, or is seen by it.
 */
async function keep(tx: Tx, missing: readonly MissingRow[]): Promise<void> {
  const owners = [...new Set(missing.map((row) => row.organization_id))];
  await tx.run(lockOwners, [owners]);
  const months = new Map([...new Set(missing.map((row) => row.month))].map((month) => [month, monthAt(month)]));
  const specialDays = await specialDaysIn(tx, owners, hull([...months.values()]));
  const slices = new Slices();
  const open: TimeRange[][] = [];
  for (const row of missing) {
    if (slices.isOver) await slices.next();
    const calendar = {
      openingHours: row.opening_hours,
      timeZone: row.time_zone,
      specialDays: specialDays.get(row.organization_id) ?? noSpecialDays,
    };
    open.push(openRanges(calendar, months.get(row.month) ?? monthAt(row.month)));
  }
  await tx.run(keepMonths, [
    missing.map((row) => row.organization_id),
    missing.map((row) => row.calendar_id),
    missing.map((row) => row.month),
    open.map((month) => `{${month.map(sqlRange).join(',')}}`),
    ZONE_RULES,
  ]);
}

const monthAt = (month: string): TimeRange => {
  const startsAt = parseLocalDate(month);
  assert(startsAt !== null, 'PostgreSQL writes days as ISO 8601 does');
  return { startsAt, endsAt: monthOf(startsAt, 1) };
};
