import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, type Statement, statement } from '../../platform/db/database.js';
import type { Currency, Money } from '../../platform/core/money.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import type { Days } from '../question/core/buckets.js';
import { type CountedGroup, type DemandFigures, type DemandGrouping, demandGroupings } from './core/refused-demand.js';

/** All of a part, or that of it which has a price in one currency; what has none tells no currency. */
interface GroupRow {
  readonly part: 'GROUP' | 'OTHERS' | 'TOTAL';
  readonly key: string | null;
  readonly all_of_it: boolean;
  readonly currency: string | null;
  readonly worth_minor: string | null;
  readonly number: string;
  readonly unit_minutes: string;
  readonly organizations: number;
}

const COLUMNS = `d.reason, d.hour_of_week, d.distance_band, d.consumer_id, d.number, d.unit_minutes,
  d.organization_id, d.resource_id, d.worth_currency, d.worth_minor`;
const DAYS = 'd.day >= $1 and d.day < $2';
/** A draft is told to none but its managers, and was tried out by them alone. */
const REQUESTS = `refused_demand d join resource r using (organization_id, resource_id) where r.status <> 'DRAFT'`;

/** Skills of listed resources, each in the spelling that most of them have. */
const offered = (resources: string): string => `
  select folded, (array_agg(skill order by times desc, skill))[1] as spelling
    from (select s.skill, skill_folded(s.skill) as folded, count(*) as times
            from resource r cross join unnest(r.skills) s (skill)
           where r.status = 'LISTED' and ${resources} group by s.skill) s
   group by folded`;

/** The scope of a report: the skills that are offered, and the refused requests that are visible. */
interface Scope {
  readonly name: string;
  readonly offered: string;
  readonly seen: string;
}

const everything: Scope = {
  name: 'all',
  offered: offered('$3::bigint[] is null'),
  seen: `
  select ${COLUMNS}, r.skills, null::text[] as folds from ${REQUESTS} and ${DAYS}
  union all
  select ${COLUMNS}, d.skills, d.folded_skills from refused_demand d where d.organization_id is null and ${DAYS}`,
};

/** Scope of some providers ($3): requests for their resources, and searches by skills that these offer. */
const ofProviders: Scope = {
  name: 'providers',
  offered: offered('r.organization_id = any ($3::bigint[])'),
  seen: `
  select ${COLUMNS}, r.skills, null::text[] as folds from ${REQUESTS} and ${DAYS} and d.organization_id = any ($3::bigint[])
  union all
  select ${COLUMNS}, f.skills, f.folds
    from refused_demand d
   cross join (select array(select folded from offered) as folds) o
   cross join lateral (
     select array_agg(s.skill) as skills, array_agg(s.folded) as folds
       from unnest(d.skills, d.folded_skills) s (skill, folded) where s.folded = any (o.folds)) f
   where d.organization_id is null and ${DAYS} and d.folded_skills && o.folds`,
};

/** How a grouping keys the visible requests: the columns to pre-aggregate by, and the SQL of the key. */
interface Keyed {
  readonly dimensions: string;
  readonly keyed: string;
}

const byKey = (dimensions: string, key: string): Keyed => ({
  dimensions,
  keyed: `select ${key} as key, s.* from seen s`,
});

/** Whatever a skill was spelled like, it is told as it is offered, else as most asked for it. */
const bySkill: Keyed = {
  dimensions: 's.skills, s.folds',
  keyed: `
  with spelled as materialized (
    select a.skill,
           coalesce(o.spelling, first_value(a.skill) over (partition by folded order by a.times desc, a.skill)) as spelling
      from (select each.skill, coalesce(max(each.folded), skill_folded(each.skill)) as folded, sum(s.number) as times
              from seen s cross join unnest(s.skills, s.folds) as each (skill, folded) group by each.skill) a
      left join offered o using (folded)),
  counted as (
    select distinct s.n, coalesce(p.spelling, '') as key
      from seen s
      left join lateral unnest(s.skills) as each (skill) on true
      left join spelled p using (skill))
  select c.key, s.* from counted c join seen s using (n)`,
};

const keyedBy: Readonly<Record<DemandGrouping, Keyed>> = {
  REASON: byKey('s.reason', 's.reason'),
  SKILL: bySkill,
  HOUR_OF_WEEK: byKey('s.hour_of_week', 's.hour_of_week::text'),
  DISTANCE: byKey('s.distance_band', `coalesce(s.distance_band, '')`),
  RESOURCE: byKey('s.organization_id, s.resource_id', `coalesce(s.organization_id || '_' || s.resource_id, '')`),
};

/** More rows than these nobody reads; they are told together. */
const MOST_ROWS = 1_000;

const SUMS = `grouping(worth_currency) = 1 as all_of_it, worth_currency as currency, sum(worth_minor)::text as worth_minor,
         coalesce(sum(number), 0)::text as number, coalesce(sum(unit_minutes), 0)::text as unit_minutes,
         count(distinct consumer_id)::int as organizations`;

/**
 * Each group that at least $4 organizations asked for, those apart whose figures these are, then all others together,
 * in which nothing counts twice.
 */
const groupsIn = (scope: Scope, { dimensions, keyed }: Keyed): string => `
  with offered as (${scope.offered}),
  seen as materialized (
    select ${dimensions}, s.consumer_id, s.worth_currency, row_number() over () as n, sum(s.number) as number,
           sum(s.unit_minutes) as unit_minutes, sum(s.worth_minor) as worth_minor
      from (${scope.seen}) s where $4::int >= 0
     group by ${dimensions}, s.consumer_id, s.worth_currency),
  keyed as materialized (${keyed}),
  told as (
    select key from keyed group by key
    having count(distinct consumer_id) filter (where consumer_id <> all ($3::bigint[])) >= $4
     order by sum(number) desc, key limit ${MOST_ROWS}),
  parted as (
    select distinct on (k.n, t.key) t.key, k.number, k.unit_minutes, k.consumer_id, k.worth_currency, k.worth_minor
      from keyed k left join told t using (key))
  select case when key is null then 'OTHERS' else 'GROUP' end as part, key, ${SUMS}
    from parted group by grouping sets ((key), (key, worth_currency))
  union all
  select 'TOTAL', null, ${SUMS} from seen group by grouping sets ((), (worth_currency))`;

const statementsOf = (scope: Scope): ReadonlyMap<DemandGrouping, Statement> =>
  new Map(
    demandGroupings.map((grouping) => [
      grouping,
      statement(`report.demand-${scope.name}-${grouping.toLowerCase()}`)`${groupsIn(scope, keyedBy[grouping])}`,
    ]),
  );

const [findAll, findOfProviders] = [statementsOf(everything), statementsOf(ofProviders)];

export interface CountedDemand {
  readonly groups: readonly CountedGroup[];
  readonly totals: DemandFigures;
}

export interface DemandCriteria {
  /** In which it was asked. */
  readonly days: Days;
  /** The organizations; null = all. */
  readonly organizationKeys: readonly OrganizationKey[] | null;
  /** The least number of other organizations that must have asked before a group is shown by itself; 0 = show all. */
  readonly leastOrganizations: number;
}

const worthOf = ({ currency, worth_minor: minor }: GroupRow): Money[] =>
  currency === null || minor === null ? [] : [{ minor: BigInt(minor), currency: currency as Currency }];

/** The figures of the rows of one part. */
function figuresOf(rows: readonly GroupRow[]): DemandFigures {
  const all = rows.find((row) => row.all_of_it);
  if (all === undefined) throw new Error('a part of a report of demand has no figures');
  return {
    number: Number(all.number),
    unitMinutes: Number(all.unit_minutes),
    organizations: all.organizations,
    worth: rows.filter((row) => !row.all_of_it).flatMap(worthOf),
  };
}

function resourceOf(grouping: DemandGrouping, key: string | null): ResourceKey | null {
  const [provider, id] = key?.split('_') ?? [];
  return grouping !== 'RESOURCE' || id === undefined ? null : ({ provider, id } as ResourceKey);
}

/** Refused demand by groups and in total; resources by their keys. */
export async function demandBy(
  queryable: Queryable,
  grouping: DemandGrouping,
  { days, organizationKeys, leastOrganizations }: DemandCriteria,
): Promise<CountedDemand> {
  const asked = (organizationKeys === null ? findAll : findOfProviders).get(grouping);
  if (asked === undefined) throw new Error(`demand is not grouped by ${grouping}`);
  const rows = await queryable.run<GroupRow>(asked, [
    formatLocalDate(days.from),
    formatLocalDate(days.to),
    organizationKeys,
    leastOrganizations,
  ]);
  const [totals = [], parts = []] = [true, false].map((all) => rows.filter(({ part }) => (part === 'TOTAL') === all));
  const groups = [...Map.groupBy(parts, ({ key }) => key)].map(([key, ofIt]): CountedGroup => ({
    key,
    resource: resourceOf(grouping, key),
    ...figuresOf(ofIt),
  }));
  return { groups, totals: figuresOf(totals) };
}
