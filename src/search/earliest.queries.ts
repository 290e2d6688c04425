import { ZONE_RULES } from '../availability/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant, sqlRange } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import {
  type Candidate,
  candidateOf,
  type CandidatePlace,
  type CandidateRow,
  catalogued,
} from './candidates.queries.js';
import { onGrid } from '../bookings/index.js';
import type { CandidateFilter } from './candidate-filter.js';

/** A resource that fits. It cannot start before an instant, by its calendar, its notice and the wished times. */
export interface Match {
  readonly place: CandidatePlace;
  readonly notBefore: Instant;
}

/** The resources of a calendar with the same notice and grid, as far as classes tell these apart. */
export interface ResourceClass {
  readonly organizationKey: OrganizationKey;
  readonly calendarKey: string;
  readonly noticeMinutes: number;
  /** The grid of its starts, one of `gridsFor`; 0 = any. */
  readonly gridMinutes: number;
  readonly notBefore: Instant;
}

/** Grids that classes tell apart, beside the one that is asked for. */
const COMMON_GRIDS = [30, 15, 5, 1];

/** The grids by which classes are told apart in a search by steps, the coarsest first. */
const gridsFor = (step: number): number[] => [step, ...COMMON_GRIDS.filter((grid) => grid < step)];

/** SQL of the coarsest grid that has all starts of a resource `r`; 0 if the search asks for no step. */
function gridOf(narrowing: CandidateFilter): string {
  const { startStepMinutes: step } = narrowing.timing;
  if (step === null) return '0';
  const asked = narrowing.param(step, 'int');
  return `(select max(g) from unnest(${narrowing.param(gridsFor(step), 'int[]')}) g
            where coalesce(r.start_step_minutes, ${asked}) % g = 0)`;
}

const findZones = statement('search.zones')`select distinct time_zone as "timeZone" from opening_calendar`;

/** The zones of all calendars. */
export const calendarZones = (queryable: Queryable): Promise<{ readonly timeZone: string }[]> =>
  queryable.run<{ timeZone: string }>(findZones);

/** SQL that joins the wished hours `w` of the zone of a class `k`, and SQL of when a month `m` is open in them. */
function wishedIn(narrowing: CandidateFilter): { readonly join: string; readonly open: string } {
  const { wished } = narrowing.timing;
  if (wished === null) return { join: '', open: 'm.open' };
  const zones = narrowing.param(
    wished.map(({ timeZone }) => timeZone),
    'text[]',
  );
  const hours = narrowing.param(
    wished.map(({ periods }) => `{${periods.map(sqlRange).join(',')}}`),
    'tstzmultirange[]',
  );
  const join = `left join unnest(${zones}, ${hours}) as w (time_zone, hours) on w.time_zone = k.time_zone`;
  return { join, open: 'coalesce(m.open * w.hours, m.open)' };
}

/**
 * The first instant at which something of the length may start, by the calendar and the notice of a class `k`: in the
 * month of the first start that is thought of or in the next; later ones are not looked at. Where a month is not known,
 * or its last opening goes on in the next one, it may.
 */
function notBefore(narrowing: CandidateFilter): string {
  const wished = wishedIn(narrowing);
  const length = narrowing.param(narrowing.timing.lengthMinutes, 'int');
  const rules = narrowing.param(ZONE_RULES, 'text');
  const inMonth = (month: string, next: string) => `
    (select case when m.open is null then greatest(f.floor, ${month} at time zone 'UTC')
                 else (select min(greatest(lower(s), f.floor)) from unnest(${wished.open}) s
                        where upper(s) > f.floor
                          and (upper(s) - greatest(lower(s), f.floor) >= make_interval(mins => ${length})
                               or upper(s) >= ${next} at time zone 'UTC')) end
       from (select) one
       left join opening_month m on m.organization_id = k.organization_id and m.calendar_id = k.calendar_id
                                and m.month = (${month})::date and m.zone_rules = ${rules})`;
  const [first, second, third] = ['f.month', `f.month + interval '1 month'`, `f.month + interval '2 months'`].map(
    (month) => `(${month})`,
  ) as [string, string, string];
  return `
    select k.*, coalesce(${inMonth(first, second)}, ${inMonth(second, third)}, ${third} at time zone 'UTC') as not_before
      from class k ${wished.join}
     cross join lateral (select ${floorOf(narrowing)} as floor) g
     cross join lateral (select g.floor, date_trunc('month', g.floor at time zone 'UTC') as month) f`;
}

function floorOf(narrowing: CandidateFilter): string {
  const { now, firstStart } = narrowing.timing;
  const first = narrowing.param(sqlInstant(firstStart), 'timestamptz');
  const instant = narrowing.param(sqlInstant(now), 'timestamptz');
  // Without notice the minute that has begun is soon enough.
  return `case when k.notice = 0 then ${first} else greatest(${first}, ${instant} + make_interval(mins => k.notice)) end`;
}

const lastStartOf = (narrowing: CandidateFilter): string =>
  narrowing.param(sqlInstant(narrowing.timing.lastStart), 'timestamptz');

interface MatchRow {
  readonly organization_id: OrganizationKey;
  readonly resource_id: ResourceKey['id'];
  readonly not_before: Date;
  readonly time_zone: string;
  readonly start_step_minutes: number | null;
}

/** All that fit, if they are at most `limit`; else null. */
export async function allMatches(
  queryable: Queryable,
  narrowing: CandidateFilter,
  limit: number,
): Promise<Match[] | null> {
  // "offset 0" makes the planner look capacities up one by one: its one plan for all values would read all of them.
  const text = `
    with match as materialized (
      select r.organization_id, r.resource_id, r.start_step_minutes, c.calendar_id,
             case when r.organization_id = any (${narrowing.exempt}) then 0
                  else coalesce(r.minimum_notice_minutes, 0) end as notice
        from resource r
       cross join lateral (select * from capacity k
                            where k.organization_id = r.organization_id and k.resource_id = r.resource_id offset 0) c
        join organization o on o.organization_id = r.organization_id
       where ${narrowing.admittedAround}
       limit ${limit + 1}),
    class as (select distinct m.organization_id, m.calendar_id, m.notice, o.time_zone
                from match m join opening_calendar o using (organization_id, calendar_id)),
    bounded as materialized (${notBefore(narrowing)})
    select m.organization_id, m.resource_id, m.start_step_minutes, b.not_before, b.time_zone
      from match m join bounded b using (organization_id, calendar_id, notice)
     where b.not_before <= ${lastStartOf(narrowing)} or (select count(*) from match) > ${limit}`;
  const find = narrowing.statement('search.matches', text);
  const rows = await queryable.run<MatchRow>(find, narrowing.values);
  if (rows.length > limit) return null;
  const { startStepMinutes: step, lastStart } = narrowing.timing;
  return rows.flatMap((row) => {
    const earliest = instantOf(row.not_before);
    const notBefore = step === null ? earliest : onGrid(earliest, row.time_zone, row.start_step_minutes ?? step);
    const place = { distance: 0, resource: { provider: row.organization_id, id: row.resource_id } };
    return notBefore > lastStart ? [] : [{ place, notBefore }];
  });
}

/** Notices that classes tell apart; a longer one counts as the next shorter, which only says less. */
const MOST_NOTICES = 16;

interface ClassRow {
  readonly organization_id: OrganizationKey;
  readonly calendar_id: string;
  readonly notice: number;
  readonly not_before: Date;
  readonly time_zone: string;
}

/** All classes that may start in time; there are far fewer of them than of resources. */
export async function allClasses(queryable: Queryable, narrowing: CandidateFilter): Promise<ResourceClass[]> {
  const text = `
    with recursive found (minutes, number) as (
      select 0, 1
       union all
      select (select r.minimum_notice_minutes from resource r
               where r.status = 'LISTED' and r.minimum_notice_minutes > f.minutes
               order by r.minimum_notice_minutes limit 1), f.number + 1
        from found f where f.minutes is not null and f.number < ${MOST_NOTICES}),
    class as (
      select k.organization_id, k.calendar_id, k.time_zone, f.minutes as notice
        from opening_calendar k cross join found f
       where f.minutes = 0 or (f.minutes is not null and k.organization_id <> all (${narrowing.exempt}))),
    bounded as materialized (${notBefore(narrowing)})
    select b.organization_id, b.calendar_id, b.time_zone, b.notice, b.not_before
      from bounded b where b.not_before <= ${lastStartOf(narrowing)}`;
  const rows = await queryable.run<ClassRow>(narrowing.statement('search.classes', text), narrowing.values);
  const { startStepMinutes, lastStart } = narrowing.timing;
  const classes = rows.flatMap((row) =>
    startsByGrid(instantOf(row.not_before), row.time_zone, startStepMinutes).map((start) => ({
      organizationKey: row.organization_id,
      calendarKey: row.calendar_id,
      noticeMinutes: row.notice,
      ...start,
    })),
  );
  return classes.filter(({ notBefore }) => notBefore <= lastStart);
}

/** The first start on each grid from an instant on; one for all grids if they agree. */
function startsByGrid(from: Instant, timeZone: string, step: number | null) {
  if (step === null) return [{ gridMinutes: 0, notBefore: from }];
  const starts = gridsFor(step).map((gridMinutes) => ({ gridMinutes, notBefore: onGrid(from, timeZone, gridMinutes) }));
  const [first] = starts;
  const agree = starts.every(({ notBefore }) => notBefore === first?.notBefore);
  return first !== undefined && agree ? [{ ...first, gridMinutes: 0 }] : starts;
}

export interface ClassPart {
  readonly classes: readonly ResourceClass[];
  /** The notices that classes tell apart. */
  readonly notices: readonly number[];
  readonly after: CandidatePlace | null;
  /** The last that counts; null: all. */
  readonly upTo: CandidatePlace | null;
  readonly limit: number;
}

export type ClassCandidate = Candidate & { readonly notBefore: Instant };

const before = (a: ResourceClass, b: ResourceClass): number => Number(a.organizationKey) - Number(b.organizationKey);

/** The next resources of some classes that fit, by id. */
export async function candidatesOfClasses(
  queryable: Queryable,
  narrowing: CandidateFilter,
  { classes, notices, after, upTo, limit }: ClassPart,
): Promise<ClassCandidate[]> {
  const ordered = classes
    .filter((each) => Number(each.organizationKey) >= Number(after?.resource.provider ?? 0))
    .filter((each) => upTo === null || Number(each.organizationKey) <= Number(upTo.resource.provider))
    .sort(before);
  if (ordered.length === 0) return [];
  const told = [
    narrowing.param(
      ordered.map((each) => each.organizationKey),
      'bigint[]',
    ),
    narrowing.param(
      ordered.map((each) => each.calendarKey),
      'uuid[]',
    ),
    narrowing.param(
      ordered.map((each) => each.noticeMinutes),
      'int[]',
    ),
    narrowing.param(
      ordered.map((each) => each.notBefore),
      'float8[]',
    ),
    narrowing.param(
      ordered.map((each) => each.gridMinutes),
      'int[]',
    ),
  ];
  const place = (at: CandidatePlace | null, owner: string, id: string) =>
    `(${narrowing.param(at?.resource.provider ?? owner, 'bigint')}, ${narrowing.param(at?.resource.id ?? id, 'uuid')})`;
  const known = narrowing.param(notices, 'int[]');
  // A page is soon full, and then the classes that are left are not looked at: they come in the order of the page.
  const chosen = `
    select x.organization_id, x.resource_id, k.not_before
      from (select * from unnest(${told.join(', ')}) as k (organization_id, calendar_id, notice, not_before, grid)
             order by organization_id) k
     cross join lateral (
       select r.organization_id, r.resource_id
         from capacity c
         join resource r on r.organization_id = c.organization_id and r.resource_id = c.resource_id
         join organization o on o.organization_id = c.organization_id
        where c.organization_id = k.organization_id and c.calendar_id = k.calendar_id
          and (c.organization_id, c.resource_id) > ${place(after, '0', '00000000-0000-0000-0000-000000000000')}
          and (c.organization_id, c.resource_id) <= ${place(upTo, '999999999999999999', 'ffffffff-ffff-ffff-ffff-ffffffffffff')}
          and ${narrowing.admittedAround}
          and (k.grid = 0 or k.grid = ${gridOf(narrowing)})
          and k.notice = (case when r.organization_id = any (${narrowing.exempt}) then 0 else (
                select max(n) from unnest(${known}) n where n <= coalesce(r.minimum_notice_minutes, 0)) end)
        order by c.resource_id
        limit ${limit}) x
     order by k.organization_id, x.resource_id
     limit ${limit}`;
  const text = catalogued(chosen, 'null::float8 as distance, x.not_before', 'x.organization_id, x.resource_id');
  const find = narrowing.statement('search.of-classes', text);
  const rows = await queryable.run<CandidateRow & { not_before: number }>(find, narrowing.values);
  return rows.map((row) => ({ ...candidateOf(row), notBefore: row.not_before }));
}
