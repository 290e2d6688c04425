import { organizationIds } from '../access/index.js';
import { resourceIds, resourceOf, type CataloguedResource, type ResourceRow } from '../catalog/index.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { Instant } from '../platform/core/time-range.js';

export interface Near {
  readonly latitude: number;
  readonly longitude: number;
  readonly withinKilometres: number;
}

/** What a resource must be, whenever it is free. */
export interface CandidateCriteria {
  /** Who would book; null: only what everyone may. */
  readonly organizationId: string | null;
  readonly kind: string | null;
  /** A tsquery over the words of a resource; null: any. */
  readonly words: string | null;
  readonly skills: readonly string[];
  readonly units: number;
  readonly seats: number | null;
  readonly near: Near | null;
}

export interface Candidate {
  readonly resource: CataloguedResource;
  readonly distanceKilometres: number | null;
  /** Where it stands in the order of candidates: by distance, when one is asked, then by id. */
  readonly place: CandidatePlace;
}

export interface CandidatePlace {
  readonly distance: number;
  readonly organizationKey: string;
  readonly resourceKey: string;
}

type CandidateRow = ResourceRow & { readonly distance: number | null };

const KILOMETRES_PER_DEGREE = 111;

// One degree of latitude is 111.2 km everywhere, so the index on latitude narrows; the distance itself decides.
const findCandidates = statement(
  'search.candidates',
  `with here as (
     select s.site_id, case when $7::float8 is null then null
                            else distance_kilometres($7, $8, s.latitude, s.longitude) end as distance
       from site s
      where $7::float8 is null or s.latitude between $7 - $9::float8 / ${KILOMETRES_PER_DEGREE}
                                                 and $7 + $9::float8 / ${KILOMETRES_PER_DEGREE})
   select r.*, h.distance
     from here h
     join catalogued_resource r using (site_id)
    where ($9::float8 is null or h.distance <= $9)
      and r.status = 'LISTED' and r.owner_status = 'VERIFIED'
      and (r.audience = 'EVERYONE' or r.organization_id = $1
           or (r.audience = 'PARTNERS' and exists (
                 select 1 from agreement a
                  where (a.provider_id, a.consumer_id) in ((r.organization_id, $1), ($1, r.organization_id))
                    and a.recorded_status = 'ACTIVE' and a.starts_at <= $10 and $10 < a.ends_at)))
      and ($2::text is null or r.kind = $2)
      and r.skills @> $3
      and r.units >= $4
      and ($5::int is null or r.seats is null or r.seats >= $5)
      and ($6::text is null or exists (
             select 1 from resource t
              where t.organization_id = r.organization_id and t.resource_id = r.resource_id
                and t.words @@ $6::tsquery))
      and ($11::float8 is null
           or (coalesce(h.distance, 0), r.organization_id, r.resource_id) > ($11, $12::bigint, $13::uuid))
    order by coalesce(h.distance, 0), r.organization_id, r.resource_id
    limit $14`,
);

/** The next of the resources that fit, by distance and id; whether they are free is asked apart. */
export async function candidatesAfter(
  queryable: Queryable,
  criteria: CandidateCriteria,
  after: CandidatePlace | null,
  limit: number,
  now: Instant,
): Promise<Candidate[]> {
  const { organizationId, near } = criteria;
  const rows = await queryable.run<CandidateRow>(findCandidates, [
    organizationId === null ? null : organizationIds.decode(organizationId),
    criteria.kind,
    criteria.skills,
    criteria.units,
    criteria.seats,
    criteria.words,
    near?.latitude ?? null,
    near?.longitude ?? null,
    near?.withinKilometres ?? null,
    sqlInstant(now),
    after?.distance ?? null,
    after?.organizationKey ?? null,
    after?.resourceKey ?? null,
    limit,
  ]);
  return rows.map((row) => {
    const resource = resourceOf(row);
    const key = resourceIds.decode(resource.id);
    return {
      resource,
      distanceKilometres: row.distance,
      place: {
        distance: row.distance ?? 0,
        organizationKey: key?.organizationId ?? '',
        resourceKey: key?.id ?? '',
      },
    };
  });
}
