import { iso } from '../calendar.mjs';

// At equal instants the end sorts first: half-open ranges touch freely.
const overbooked = `
  select count(*)::int as instants
    from (select c.units, sum(e.delta) over (partition by e.organization_id, e.resource_id order by e.at, e.delta) as level
            from (select organization_id, resource_id, lower(blocked_during) as at, units as delta
                    from allocation where lower(blocked_during) >= $1
                  union all
                  select organization_id, resource_id, upper(blocked_during), -units
                    from allocation where lower(blocked_during) >= $1) e
            join capacity c using (organization_id, resource_id)) sweep
   where level > units`;

/** At how many instants from `from` on more units of a resource are taken than it has, told by no constraint of ours. */
export async function overbookedInstants(client, from) {
  return (await client.query(overbooked, [from === null ? '-infinity' : iso(from)])).rows[0].instants;
}

// The foreign keys were not asked while the rows came in.
const orphans = `
  select (select count(*) from booking b left join account a on a.account_id = b.booked_by
            left join organization o on o.organization_id = b.consumer_id
           where a.account_id is null or o.organization_id is null)
       + (select count(*) from booking_item i left join booking b using (organization_id, booking_id)
            left join resource r on (r.organization_id, r.resource_id) = (i.organization_id, i.resource_id)
           where b.booking_id is null or r.resource_id is null)
       + (select count(*) from allocation a
            left join capacity c on (c.organization_id, c.resource_id, c.exclusive) =
                                    (a.organization_id, a.resource_id, a.exclusive)
            left join booking b on (b.organization_id, b.booking_id) = (a.organization_id, a.holder_id)
           where c.resource_id is null or b.booking_id is null) as count`;

export async function orphanedRows(client) {
  return Number((await client.query(orphans)).rows[0].count);
}
