import { iso, SLOTS_A_DAY, FIRST_OWN_DAY, HOUR, slotStart, timeZone } from './calendar.mjs';
import { coordinatorToken, providersOf, SCHOOLS } from './world/places.mjs';

const compact = (uuid) => uuid.replaceAll('-', '');

/** The coordinator of a school that books as the client of this number. */
export function bookerOf(sizes, client) {
  const school = 1 + (client % SCHOOLS);
  return {
    token: coordinatorToken(school),
    organization: String(providersOf(sizes) + school),
    uuid: `00000000-0000-7000-b000-${school.toString(16).padStart(12, '0')}`,
  };
}

const findResources = `
  select r.organization_id::text as organization, r.resource_id as uuid, c.units
    from resource r join capacity c using (organization_id, resource_id)
    join opening_calendar h using (organization_id, calendar_id)
   where r.kind = 'EQUIPMENT' and c.parent_id is null and r.turnaround_minutes = 0 and h.time_zone = $1
   order by r.resource_id`;

/** Resources of the bench's own zone that stand for themselves and need no turnaround: single ones, and the largest pools. */
export async function bookableResources(client) {
  const { rows } = await client.query(findResources, [timeZone]);
  const resources = rows.map((row) => ({ ...row, id: `res_${row.organization}_${compact(row.uuid)}` }));
  return { single: resources.filter(({ units }) => units === 1), pools: resources.filter(({ units }) => units === 30) };
}

const MOST_OWN_DAYS = 3_650;

/** Gives out free slots, each once: on all of the resources first, then the next slot; one has room for `each`. */
export class FreeSlots {
  constructor(resources, each = 1) {
    this.resources = resources;
    this.each = each;
    this.given = 0;
  }

  next() {
    const turn = Math.floor(this.given++ / this.each);
    const slot = Math.floor(turn / this.resources.length);
    const day = Math.floor(slot / SLOTS_A_DAY);
    if (day >= MOST_OWN_DAYS) throw new Error('there are no free slots left');
    // 7919 is a prime: neighbours in time are not neighbours on the disk.
    const resource = this.resources[(turn * 7919) % this.resources.length];
    return { resource, startsAt: slotStart(FIRST_OWN_DAY + day, slot % SLOTS_A_DAY) };
  }
}

let keys = 0;

/** One unit of a resource for an hour, by a booker. */
export const wishFor = (slot, booker) => ({ ...slot, booker, key: `bench-key-${process.pid}-${keys++}` });

export const inputOf = ({ resource, startsAt, booker, key }) => ({
  organizationId: `org_${booker.organization}`,
  items: [{ resourceId: resource.id, units: 1 }],
  startsAt: iso(startsAt),
  endsAt: iso(startsAt + HOUR),
  title: 'Lesson',
  idempotencyKey: key,
});
