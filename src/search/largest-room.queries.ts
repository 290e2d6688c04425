import { type Queryable, statement } from '../platform/db/database.js';

/** The most units and the most seats that any offered resource has: nothing beyond them can be found. */
export interface LargestRoom {
  readonly units: number;
  readonly seats: number;
}

const find = statement('search.largest-room')`
  select coalesce(max(c.units), 0) as units, coalesce(max(r.seats), 0) as seats
     from resource r
     join organization o using (organization_id)
     join capacity c using (organization_id, resource_id)
    where r.status = 'LISTED' and o.status = 'VERIFIED'`;

export async function largestRoom(queryable: Queryable): Promise<LargestRoom> {
  const [row] = await queryable.run<LargestRoom>(find);
  return row ?? { units: 0, seats: 0 };
}
