import type { CataloguedResource } from '../catalog/index.js';
import type { AccountKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';

/** A resource that is the hinted one, contains it or is inside it, with what decides who sees it. */
export interface Relative extends Pick<CataloguedResource, 'organizationId' | 'status' | 'audience'> {
  readonly hinted: ResourceKey['id'];
  readonly id: ResourceKey['id'];
}

const relatives = statement('live.relatives-of-resources')`
  select h.resource_id as hinted, r.resource_id as id, r.organization_id as "organizationId", r.status, r.audience
    from unnest($1::bigint[], $2::uuid[]) as h (organization_id, resource_id)
    join capacity c using (organization_id, resource_id)
    left join capacity p on p.organization_id = c.organization_id and p.resource_id = c.parent_id
   cross join lateral (
      select c.resource_id
       union select c.parent_id
       union select p.parent_id
       union select i.resource_id from everything_inside(c.organization_id, c.resource_id) i) as t (resource_id)
    join resource r on r.organization_id = c.organization_id and r.resource_id = t.resource_id`;

/** The resources, what contains them and what is inside them, in one statement. */
export const relativesOf = (queryable: Queryable, keys: readonly ResourceKey[]): Promise<Relative[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : queryable.run<Relative>(relatives, [keys.map(({ provider }) => provider), keys.map(({ id }) => id)]);

/** The sides of a booking or series, as the permission table names them. */
export interface Sides {
  readonly id: string;
  readonly provider: OrganizationKey;
  readonly own: OrganizationKey;
  readonly booker: AccountKey;
}

const columns = /* sql */ `organization_id as provider, consumer_id as own, booked_by as booker`;

const sides = statement('live.sides-of-bookings')`
  select b.booking_id as id, ${columns} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, booking_id)
    join booking b using (organization_id, booking_id)
   union all
  select s.series_id as id, ${columns} from unnest($1::bigint[], $2::uuid[]) as w (organization_id, series_id)
    join booking_series s using (organization_id, series_id)`;

/** The sides of bookings and series by their uuids, in one statement. */
export async function sidesOf(
  queryable: Queryable,
  keys: readonly { readonly provider: OrganizationKey; readonly id: string }[],
): Promise<Map<string, Sides>> {
  if (keys.length === 0) return new Map();
  const values = [keys.map(({ provider }) => provider), keys.map(({ id }) => id)];
  return new Map((await queryable.run<Sides>(sides, values)).map((each) => [each.id, each]));
}
