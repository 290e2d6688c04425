import type { ResourceKey } from '../../platform/core/keys.js';
import { statement, type Tx } from '../../platform/db/database.js';
import type { RatedHoursEntity } from './rated-hours.entity.js';

type Hours = RatedHoursEntity['hoursPerYear'] | null;

// One statement each, so that two changes at once never answer the same hours as those before.
const keep = statement('rated-hours.keep')`
  insert into rated_hours (organization_id, resource_id, hours_per_year) values ($1, $2, $3)
   on conflict on constraint rated_hours_pkey do update set hours_per_year = excluded.hours_per_year
   returning old.hours_per_year as before`;

const clear = statement('rated-hours.clear')`
  delete from rated_hours where organization_id = $1 and resource_id = $2 returning hours_per_year as before`;

/** Replaces the rated hours of a resource and answers those before; null = none. */
export async function replaceRatedHours(tx: Tx, { provider, id }: ResourceKey, hours: Hours): Promise<Hours> {
  const place = [provider, id];
  const written =
    hours === null ? tx.run<{ before: Hours }>(clear, place) : tx.run<{ before: Hours }>(keep, [...place, hours]);
  return (await written)[0]?.before ?? null;
}
