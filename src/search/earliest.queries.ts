import { ZONE_RULES } from '../availability/index.js';
import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import type { Queryable } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';
import {
  type Candidate,
  candidateOf,
  type CandidatePlace,
  type CandidateRow,
  catalogued,
} from './candidates.queries.js';
import type { CandidateFilter } from './candidate-filter.js';

/** A resource that fits, and before when it cannot start, by its calendar and its notice. */
export interface Match {
  readonly place: CandidatePlace;
  readonly notBefore: Instant;
}

/** The resources of a calendar whose notice is the same, as far as classes tell notices apart. */
export interface ResourceClass {
  readonly organizationKey: OrganizationKey;
  readonly calendarKey: string;
  readonly noticeMinutes: number;
  readonly notBefore: Instant;
}

/**
 * The first instant at which something of the length may start, by the calendar and the notice of a class `k`: in the
 * month of the first start that is thought of or in the next; later ones are not looked at. Where a month is not known,
 * or its last opening goes on in the next one, it may.
 */
function notBefore(narrowing: CandidateFilter): string {
  const length = narrowing.param(narrowing.timing.lengthMinutes, 'int');
  const rules = narrowing.param(ZONE_RULES, 'text');
  const inMonth = (month: string, next: string) => `
    (select case when m.open is null then greatest(f.floor, ${month} at time zone 'UTC')
                 else (select min(greatest(lower(s), f.floor)) from unnest(m.open) s
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
      from class k
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
}

/** All that fit, if they are at most `limit`; else null. */
export async function allMatches(
  queryable: Queryable,
  narrowing: CandidateFilter,
  limit: number,
): Promise<Match[] | null> {
  const text = `
    with match as materialized (
      select r.organization_id, r.resource_id, c.calendar_id,
             case when r.organization_id = any (${narrowing.exempt}) then 0
                  else coalesce(r.minimum_notice_minutes, 0) end as notice
        from resource r
        join capacity c on c.organization_id = r.organization_id and c.resource_id = r.resource_id
        join organization o on o.organization_id = r.organization_id
       where ${narrowing.admitted}
       limit ${limit + 1}),
    class as (select distinct organization_id, calendar_id, notice from match),
    bounded as materialized (${notBefore(narrowing)})
    select m.organization_id, m.resource_id, b.not_before
      from match m join bounded b using (organization_id, calendar_id, notice)
     where b.not_before <= ${lastStartOf(narrowing)} or (select count(*) from match) > ${limit}`;
  const find = narrowing.statement('search.matches', text);
  const rows = await queryable.run<MatchRow>(find, narrowing.values);
  if (rows.length > limit) return null;
  return rows.map((row) => ({
    place: { distance: 0, resource: { provider: row.organization_id, id: row.resource_id } },
    notBefore: instantOf(row.not_before),
  }));
}

/** Notices that classes tell apart; a longer one counts as the next shorter, which only says less. */
const MOST_NOTICES = 16;

interface ClassRow {
  readonly organization_id: OrganizationKey;
  readonly calendar_id: string;
  readonly notice: number;
  readonly not_before: Date;
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
      select k.organization_id, k.calendar_id, f.minutes as notice
        from opening_calendar k cross join found f
       where f.minutes = 0 or (f.minutes is not null and k.organization_id <> all (${narrowing.exempt}))),
    bounded as materialized (${notBefore(narrowing)})
    select b.organization_id, b.calendar_id, b.notice, b.not_before
      from bounded b where b.not_before <= ${lastStartOf(narrowing)}`;
  const rows = await queryable.run<ClassRow>(narrowing.statement('search.classes', text), narrowing.values);
  return rows.map((row) => ({
    organizationKey: row.organization_id,
    calendarKey: row.calendar_id,
    noticeMinutes: row.notice,
    notBefore: instantOf(row.not_before),
  }));
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
  ];
  const place = (at: CandidatePlace | null, owner: string, id: string) =>
    `(${narrowing.param(at?.resource.provider ?? owner, 'bigint')}, ${narrowing.param(at?.resource.id ?? id, 'uuid')})`;
  const known = narrowing.param(notices, 'int[]');
  // A page is soon full, and then the classes that are left are not looked at: they come in the order of the page.
  const chosen = `
    select x.organization_id, x.resource_id, k.not_before
      from (select * from unnest(${told.join(', ')}) as k (organization_id, calendar_id, notice, not_before)
             order by organization_id) k
     cross join lateral (
       select r.organization_id, r.resource_id
         from capacity c
         join resource r on r.organization_id = c.organization_id and r.resource_id = c.resource_id
         join organization o on o.organization_id = c.organization_id
        where c.organization_id = k.organization_id and c.calendar_id = k.calendar_id
          and (c.organization_id, c.resource_id) > ${place(after, '0', '00000000-0000-0000-0000-000000000000')}
          and (c.organization_id, c.resource_id) <= ${place(upTo, '999999999999999999', 'ffffffff-ffff-ffff-ffff-ffffffffffff')}
          and ${narrowing.admitted}
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
