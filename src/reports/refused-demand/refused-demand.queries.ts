import { resourceIds } from '../../catalog/index.js';
import { type Queryable, type Statement, statement } from '../../platform/db/database.js';
import { formatLocalDate } from '../../platform/core/local-time.js';
import type { Days } from '../utilization/core/cells.js';
import { type CountedGroup, type DemandFigures, type DemandGrouping, demandGroupings } from './core/refused-demand.js';

interface GroupRow {
  readonly part: 'GROUP' | 'OTHERS' | 'TOTAL';
  readonly key: string | null;
  readonly number: string;
  readonly unit_minutes: string;
  readonly organizations: number;
}

const COLUMNS = `d.reason, d.hour_of_week, d.distance_band, d.consumer_id, d.number, d.unit_minutes,
  d.organization_id, d.resource_id`;
const DAYS = 'd.day >= $1 and d.day < $2';
/** A draft is told to none but its managers, and was tried out by them alone. */
const REQUESTS = `refused_demand d join resource r using (organization_id, resource_id) where r.status <> 'DRAFT'`;

/** Everything. */
const ALL = `
  select ${COLUMNS}, r.skills from ${REQUESTS} and ${DAYS}
  union all
  select ${COLUMNS}, d.skills from refused_demand d where d.organization_id is null and ${DAYS}`;

/** Of some providers ($3): requests of their resources, and searches by skills that these offer, as far as they do. */
const OF_PROVIDERS = `
  select ${COLUMNS}, r.skills from ${REQUESTS} and ${DAYS} and d.organization_id = any ($3::bigint[])
  union all
  select ${COLUMNS}, array(select s from unnest(d.skills) s where s = any (o.skills))
    from refused_demand d
    cross join (select array(select distinct s from resource r, unnest(r.skills) s
                              where r.organization_id = any ($3::bigint[]) and r.status = 'LISTED') as skills) o
   where d.organization_id is null and ${DAYS} and d.skills && o.skills`;

const keys: Readonly<Record<DemandGrouping, string>> = {
  REASON: 'array[s.reason]',
  SKILL: `coalesce(nullif(s.skills, '{}'), '{""}')`,
  HOUR_OF_WEEK: 'array[s.hour_of_week::text]',
  DISTANCE: `array[coalesce(s.distance_band, '')]`,
  RESOURCE: `array[coalesce(s.organization_id || ' ' || s.resource_id, '')]`,
};

/** More rows than these nobody reads; they are told together. */
const MOST_ROWS = 1_000;

/** Each group that at least $4 organizations asked for, then all others together, in which nothing counts twice. */
const groupsIn = (seen: string, key: string): string => `
  with seen as materialized (select s.*, row_number() over () as n from (${seen}) s where $4::int >= 0),
  keyed as materialized (
    select s.n, k.key, s.number, s.unit_minutes, s.consumer_id
      from seen s cross join lateral (select distinct key from unnest(${key}) as key) k),
  told as (
    select key from keyed group by key having count(distinct consumer_id) >= $4
     order by sum(number) desc, key limit ${MOST_ROWS}),
  parted as (
    select distinct k.n, t.key, k.number, k.unit_minutes, k.consumer_id from keyed k left join told t using (key))
  select case when key is null then 'OTHERS' else 'GROUP' end as part, key,
         sum(number)::text as number, sum(unit_minutes)::text as unit_minutes,
         count(distinct consumer_id)::int as organizations
    from parted group by key
  union all
  select 'TOTAL', null, coalesce(sum(number), 0)::text, coalesce(sum(unit_minutes), 0)::text,
         count(distinct consumer_id)::int
    from seen`;

const statements = (name: string, seen: string): ReadonlyMap<DemandGrouping, Statement> =>
  new Map(
    demandGroupings.map((grouping) => [
      grouping,
      statement(`report.demand-${name}-${grouping.toLowerCase()}`, groupsIn(seen, keys[grouping])),
    ]),
  );

const ofAll = statements('all', `select * from (${ALL}) a where $3::bigint[] is null`);
const ofProviders = statements('providers', OF_PROVIDERS);

export interface CountedDemand {
  readonly groups: readonly CountedGroup[];
  readonly totals: DemandFigures;
}

export interface DemandCriteria {
  /** In which it was asked. */
  readonly days: Days;
  /** By the keys of their ids; null: everything. */
  readonly organizationKeys: readonly string[] | null;
  /** So many organizations must have asked for what is told by itself. */
  readonly leastOrganizations: number;
}

const figuresOf = (row: GroupRow): DemandFigures => ({
  number: Number(row.number),
  unitMinutes: Number(row.unit_minutes),
  organizations: row.organizations,
});

function keyOf(grouping: DemandGrouping, key: string): string {
  if (grouping !== 'RESOURCE' || key === '') return key;
  const [organizationId = '', id = ''] = key.split(' ');
  return resourceIds.encode(organizationId, id);
}

/** What was refused, by groups and in all; resources by their ids. */
export async function demandBy(
  queryable: Queryable,
  grouping: DemandGrouping,
  { days, organizationKeys, leastOrganizations }: DemandCriteria,
): Promise<CountedDemand> {
  const asked = (organizationKeys === null ? ofAll : ofProviders).get(grouping);
  if (asked === undefined) throw new Error(`demand is not grouped by ${grouping}`);
  const rows = await queryable.run<GroupRow>(asked, [
    formatLocalDate(days.from),
    formatLocalDate(days.to),
    organizationKeys,
    leastOrganizations,
  ]);
  const total = rows.find(({ part }) => part === 'TOTAL');
  if (total === undefined) throw new Error('a report of demand has no totals');
  const groups = rows.flatMap((row): CountedGroup[] => {
    if (row.part === 'TOTAL') return [];
    return [{ key: row.key === null ? null : keyOf(grouping, row.key), ...figuresOf(row) }];
  });
  return { groups, totals: figuresOf(total) };
}
