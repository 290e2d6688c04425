import { resourceOf, type CataloguedResource, type ResourceRow } from '../catalog/index.js';
import type { ResourceKey, SiteKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { TimeRange } from '../platform/core/time-range.js';
import { ringsOf } from './core/area.js';
import { type Near, CandidateFilter } from './candidate-filter.js';

export interface Candidate {
  readonly resource: CataloguedResource;
  readonly distanceKilometres: number | null;
  /** Where it stands in the order of candidates: by distance, when one is asked, then by id. */
  readonly place: CandidatePlace;
}

export interface CandidatePlace {
  readonly distance: number;
  readonly resource: ResourceKey;
}

export type CandidateRow = ResourceRow & { readonly distance: number | null };

export function candidateOf(row: CandidateRow): Candidate {
  const resource = resourceOf(row);
  return { resource, distanceKilometres: row.distance, place: { distance: row.distance ?? 0, resource: resource.id } };
}

/** Whole rows of the few that were chosen. `by` is the order, in columns of `chosen`. */
export const catalogued = (chosen: string, columns: string, by: string): string => `
  with chosen as materialized (${chosen})
  select r.*, ${columns} from chosen x join catalogued_resource r using (organization_id, resource_id) order by ${by}`;

const COLUMNS = 'r.organization_id, r.resource_id, c.exclusive, c.calendar_id, r.turnaround_minutes';
const JOINED = `join capacity c on c.organization_id = r.organization_id and c.resource_id = r.resource_id
    join organization o on o.organization_id = r.organization_id`;

/** Part of what a list holds: the next `limit` after a place. */
export interface Part {
  readonly after: CandidatePlace | null;
  readonly limit: number;
}

/**
 * The next of the resources that fit, by id; `period`: those that are open and not blocked throughout, as far as one
 * look can tell.
 */
export async function candidatesById(
  queryable: Queryable,
  narrowing: CandidateFilter,
  period: TimeRange,
  { after, limit }: Part,
): Promise<Candidate[]> {
  const { words, skills, near } = narrowing.criteria;
  const indexed = words !== null || skills.length > 0 || near !== null;
  const [owner, id] = [
    narrowing.param(after?.resource.provider ?? '0', 'bigint'),
    narrowing.param(after?.resource.id ?? '00000000-0000-0000-0000-000000000000', 'uuid'),
  ];
  const fitting = `${narrowing.admittedAround} and (r.organization_id, r.resource_id) > (${owner}, ${id})`;
  // Few by their words or skills are sorted, and looked at until the page is full; all of them are walked in order.
  const chosen = indexed
    ? `select x.* from (
         select ${COLUMNS} from resource r ${JOINED} where ${fitting}
          order by r.organization_id, r.resource_id offset 0) x
        where ${narrowing.open(period)} and ${narrowing.free(period)} limit ${limit}`
    : `select x.organization_id, x.resource_id
         from (select ${COLUMNS} from resource r ${JOINED} where ${fitting}) x
        where ${narrowing.openByCalendar(period)} and ${narrowing.free(period)}
        order by x.organization_id, x.resource_id limit ${limit}`;
  const text = catalogued(chosen, 'null::float8 as distance', 'x.organization_id, x.resource_id');
  const found = narrowing.statement('search.by-id', text);
  return (await queryable.run<CandidateRow>(found, narrowing.values)).map(candidateOf);
}

/** From here on it is less work to ask how far away each is that has the words or skills than what each site has. */
const FAR_KILOMETRES = 400;
const LAST_RESOURCE = { provider: '999999999999999999', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } as ResourceKey;

/** The same by distance; `period` null: whenever they are open or free. `narrowed` begins a statement. */
export async function candidatesByDistance(
  queryable: Queryable,
  narrowed: () => CandidateFilter,
  period: TimeRange | null,
  { after, limit }: Part,
): Promise<Candidate[]> {
  const { near } = narrowed().criteria;
  if (near === null) throw new Error('a distance from where?');
  const found: Candidate[] = [];
  let last = after;
  for (const radius of ringsOf(near.withinKilometres, after?.distance ?? 0)) {
    found.push(...(await withinRing(queryable, narrowed(), { near, radius, period }, { after: last, limit })));
    if (found.length >= limit) break;
    last = { distance: radius, resource: LAST_RESOURCE };
  }
  return found.slice(0, limit);
}

interface Ring {
  readonly near: Near;
  readonly radius: number;
  readonly period: TimeRange | null;
}

async function withinRing(
  queryable: Queryable,
  narrowing: CandidateFilter,
  { near, radius, period }: Ring,
  { after, limit }: Part,
): Promise<Candidate[]> {
  const far = radius > FAR_KILOMETRES && (narrowing.criteria.words !== null || narrowing.criteria.skills.length > 0);
  const distance = narrowing.distance(near);
  const places = far ? '' : narrowing.sitesAround({ ...near, withinKilometres: radius });
  const source = far
    ? `resource r cross join lateral (
         select ${distance} as distance from site s where s.site_id = r.site_id and s.latitude is not null offset 0) h`
    : `(select s.site_id, ${distance} as distance from ${places}) h join resource r on r.site_id = h.site_id`;
  const [from, owner, id] = [
    narrowing.param(after?.distance ?? -1, 'float8'),
    narrowing.param(after?.resource.provider ?? '0', 'bigint'),
    narrowing.param(after?.resource.id ?? '00000000-0000-0000-0000-000000000000', 'uuid'),
  ];
  const lookedAt = period === null ? 'true' : `${narrowing.open(period)} and ${narrowing.free(period)}`;
  // Sorted first, and then looked at until the page is full: a look at what is taken costs more than a place in a sort.
  const chosen = `
    select x.organization_id, x.resource_id, x.distance from (
      select ${COLUMNS}, h.distance from ${source} ${JOINED}
       where h.distance <= ${narrowing.param(radius, 'float8')} and ${narrowing.admitted}
         and (h.distance, r.organization_id, r.resource_id) > (${from}, ${owner}, ${id})
       order by h.distance, r.organization_id, r.resource_id offset 0) x
     where ${lookedAt} limit ${limit}`;
  const text = catalogued(chosen, 'x.distance', 'x.distance, x.organization_id, x.resource_id');
  const nearest = narrowing.statement('search.by-distance', text);
  return (await queryable.run<CandidateRow>(nearest, narrowing.values)).map(candidateOf);
}

const findDistances = statement('search.distances')`
  select s.site_id as "siteId", distance_kilometres($1, $2, s.latitude, s.longitude) as kilometres
    from site s where s.site_id = any ($3::uuid[]) and s.latitude is not null`;

/** The distance of each site from a place, in kilometres. */
export async function distancesOf(
  queryable: Queryable,
  { latitude, longitude }: Near,
  sites: readonly SiteKey[],
): Promise<ReadonlyMap<SiteKey, number>> {
  if (sites.length === 0) return new Map();
  const values = [latitude, longitude, [...new Set(sites)]];
  const rows = await queryable.run<{ siteId: SiteKey; kilometres: number }>(findDistances, values);
  return new Map(rows.map(({ siteId, kilometres }) => [siteId, kilometres]));
}
